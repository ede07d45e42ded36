package io.penumbra.jobs.source.postgres.cdc;

import io.debezium.data.Envelope;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.ChangeKind;
import io.penumbra.jobs.source.Halt;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.MirrorEventType;
import io.penumbra.jobs.source.UnheldRow;
import java.util.BitSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.util.Collector;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Turns Debezium's records into changes, each layout announced before its first change. A row that
 * can't be held is told as such; a table that can't be followed any further is halted. The others
 * go on.
 */
final class ChangeDeserializer implements DebeziumDeserializationSchema<MirrorEvent> {
  private static final long serialVersionUID = 1L;
  private static final String TIMESTAMP = "ts_ms";

  // Set in the constructor
  private final Formats formats;

  // Set while running
  private transient IdentityHashMap<Schema, TableFormat> known;
  private transient Set<Long> announced;
  private transient BitSet halted;
  private transient boolean overlapping;
  private transient long position;

  ChangeDeserializer(Formats formats) {
    this.formats = formats;
  }

  /** Whether the snapshot may already hold the next changes: then an insert replaces. */
  void overlapping(boolean overlapping) {
    this.overlapping = overlapping;
    this.position = 0;
  }

  /** Position of the next change. */
  void position(long position) {
    this.position = position;
  }

  @Override
  public void deserialize(SourceRecord record, Collector<MirrorEvent> out) {
    Struct value = (Struct) record.value();
    Struct source = value.getStruct(Envelope.FieldName.SOURCE);
    int table = formats.indexOf(source.getString("schema"), source.getString("table"));
    prepare();
    if (table < 0 || halted.get(table)) {
      return;
    }
    try {
      change(table, value, source.getInt64(TIMESTAMP), out);
    } catch (PenumbraException e) {
      halted.set(table);
      out.collect(Halt.of(table, position, e));
    }
  }

  private void prepare() {
    if (known == null) {
      known = new IdentityHashMap<>();
      announced = new HashSet<>();
      halted = new BitSet();
    }
  }

  private void change(int table, Struct value, long commitMillis, Collector<MirrorEvent> out) {
    ChangeKind kind = kind(value.getString(Envelope.FieldName.OPERATION));
    TableFormat format = format(table, value.schema(), kind == ChangeKind.SNAPSHOT);
    if (announced.add(((long) table << 32) | (format.layout().id() & 0xFFFFFFFFL))) {
      out.collect(format.layout());
    }
    RowImages images = RowImages.of(formats.table(table), format, value);
    BinaryRowData before = images.before();
    Change change =
        new Change(
            table,
            kind,
            format.layout().id(),
            before,
            null,
            position,
            commitMillis,
            MirrorEvent.UNROUTED);
    try {
      out.collect(change.with(images.after()));
    } catch (ColumnNotHeldException e) {
      refuse(images, change, e, out);
    }
  }

  /** What was there goes; the row itself stops the table. */
  private static void refuse(
      RowImages images, Change change, ColumnNotHeldException cause, Collector<MirrorEvent> out) {
    PenumbraException error = images.notHeld(cause);
    BinaryRowData key = images.key();
    BinaryRowData before = change.before();
    if (images.changesKey()) {
      out.collect(change.deleting(before));
      before = null;
    }
    Change gone = change.deleting(before == null ? key : before);
    out.collect(new UnheldRow(gone, error.getMessage(), error.next()));
  }

  private ChangeKind kind(String operation) {
    return switch (Envelope.Operation.forCode(operation)) {
      case READ -> ChangeKind.SNAPSHOT;
      case CREATE -> overlapping ? ChangeKind.UPDATE : ChangeKind.INSERT;
      case UPDATE -> ChangeKind.UPDATE;
      case DELETE -> ChangeKind.DELETE;
      case TRUNCATE -> ChangeKind.TRUNCATE;
      case MESSAGE -> throw new IllegalArgumentException("No change of a row: " + operation);
    };
  }

  private TableFormat format(int table, Schema envelope, boolean snapshot) {
    TableFormat format = known.get(envelope);
    if (format == null) {
      format = formats.format(table, envelope.field(Envelope.FieldName.AFTER).schema(), snapshot);
      known.put(envelope, format);
    }
    return format;
  }

  @Override
  public TypeInformation<MirrorEvent> getProducedType() {
    return MirrorEventType.INSTANCE;
  }
}
