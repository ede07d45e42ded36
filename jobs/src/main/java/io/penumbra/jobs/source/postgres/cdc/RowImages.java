package io.penumbra.jobs.source.postgres.cdc;

import io.debezium.data.Envelope;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.SourceTable;
import java.util.stream.Collectors;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.kafka.connect.data.Struct;

/**
 * A row before and after one change of it.
 *
 * @param was null where the source does not tell
 * @param is null when the row is gone
 */
record RowImages(SourceTable table, TableFormat format, Struct was, Struct is) {

  static RowImages of(SourceTable table, TableFormat format, Struct envelope) {
    return new RowImages(
        table,
        format,
        row(envelope, Envelope.FieldName.BEFORE),
        row(envelope, Envelope.FieldName.AFTER));
  }

  /** The row as it was; if it can't be held it is in no lane, and its key is all that counts. */
  BinaryRowData before() {
    try {
      return format.read(was);
    } catch (ColumnNotHeldException e) {
      return key(was);
    }
  }

  /**
   * @throws ColumnNotHeldException when a column can't hold its value
   */
  BinaryRowData after() {
    return format.read(is);
  }

  /** Whether the row had another key before. */
  boolean changesKey() {
    return was != null && is != null && !key(was).equals(key(is));
  }

  /** The key of the row as it is, all other columns null. */
  BinaryRowData key() {
    return key(is);
  }

  PenumbraException notHeld(ColumnNotHeldException cause) {
    return notHeld(is, cause);
  }

  private BinaryRowData key(Struct row) {
    try {
      return format.readKey(row, table.key());
    } catch (ColumnNotHeldException e) {
      throw notHeld(row, e);
    }
  }

  private PenumbraException notHeld(Struct row, ColumnNotHeldException cause) {
    String key =
        table.key().stream()
            .map(column -> column + '=' + row.getWithoutDefault(column))
            .collect(Collectors.joining(", "));
    String column = table.qualifiedName() + '.' + cause.column();
    return new PenumbraException(
        ErrorCode.ROW_NOT_HELD,
        "Row %s of %s can't be held: column %s: %s"
            .formatted(key, table.qualifiedName(), cause.column(), cause.getMessage()),
        ("Mend or delete the row at the source and resume the table, or mirror the table anew with"
                + " source.columns-as-string: [%s]")
            .formatted(column),
        cause);
  }

  private static Struct row(Struct envelope, String field) {
    return envelope.schema().field(field) == null ? null : envelope.getStruct(field);
  }
}
