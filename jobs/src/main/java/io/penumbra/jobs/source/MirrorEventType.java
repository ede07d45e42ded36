package io.penumbra.jobs.source;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how the change stream travels. */
public final class MirrorEventType extends TypeInformation<MirrorEvent> {
  private static final long serialVersionUID = 1L;

  public static final MirrorEventType INSTANCE = new MirrorEventType();

  private MirrorEventType() {}

  @Override
  public TypeSerializer<MirrorEvent> createSerializer(SerializerConfig config) {
    return MirrorEventSerializer.INSTANCE;
  }

  @Override
  @Deprecated
  public TypeSerializer<MirrorEvent> createSerializer(ExecutionConfig config) {
    return MirrorEventSerializer.INSTANCE;
  }

  @Override
  public Class<MirrorEvent> getTypeClass() {
    return MirrorEvent.class;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public String toString() {
    return "MirrorEvent";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MirrorEventType;
  }

  @Override
  public int hashCode() {
    return MirrorEventType.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof MirrorEventType;
  }
}
