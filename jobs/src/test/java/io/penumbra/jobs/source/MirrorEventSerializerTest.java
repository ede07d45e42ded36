package io.penumbra.jobs.source;

import static io.penumbra.jobs.source.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.error.ErrorCode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MirrorEventSerializerTest {
  static Stream<MirrorEvent> events() {
    return Stream.of(
        new Change(3, ChangeKind.INSERT, 7, null, row(1, "a"), 11, 12, 1),
        new Change(3, ChangeKind.SNAPSHOT, 7, null, row(1, null), 11, 0, 1),
        new Change(3, ChangeKind.UPDATE, 7, row(1, "a"), row(1, "a longer name"), 11, 12, 1),
        new Change(3, ChangeKind.DELETE, 7, row(1, "a"), null, Long.MAX_VALUE, 12, 1),
        new Change(3, ChangeKind.TRUNCATE, 7, null, null, 11, 12, MirrorEvent.UNROUTED),
        new UnheldRow(
            new Change(3, ChangeKind.DELETE, 7, row(1, null), null, 11, 12, 1), "NaN", "do this"),
        new Halt(3, 11, ErrorCode.ROW_NOT_HELD, "x".repeat(70_000), "do this", 1),
        Layout.of(
                3,
                List.of(
                    new SourceColumn("id", Types.LongType.get()),
                    new SourceColumn("price", Types.DecimalType.of(38, 9)),
                    new SourceColumn("at", Types.TimestampType.withZone()),
                    new SourceColumn("tags", Types.ListType.ofOptional(1, Types.UUIDType.get()))))
            .to(1));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventArrivesAsItWasSent(MirrorEvent event) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    MirrorEventSerializer.INSTANCE.serialize(event, out);

    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

    assertThat(MirrorEventSerializer.INSTANCE.deserialize(in)).isEqualTo(event);
    assertThat(in.available()).isZero();
  }

  @ParameterizedTest
  @MethodSource("events")
  void aCopyOfTheWireFormIsTheSameEvent(MirrorEvent event) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    MirrorEventSerializer.INSTANCE.serialize(event, out);
    DataOutputSerializer copy = new DataOutputSerializer(64);

    MirrorEventSerializer.INSTANCE.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);

    assertThat(copy.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
  }
}
