package io.penumbra.jobs.source.postgres.type;

import java.util.Objects;
import org.apache.iceberg.types.Type;

/**
 * The form in which a column's values travel.
 *
 * @param type the Iceberg type
 * @param reader gives values in Flink's internal form of that type
 */
public record ColumnType(Type type, TextReader reader) {
  public ColumnType {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(reader, "reader");
  }
}
