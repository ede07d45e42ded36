package io.penumbra.jobs.source;

import java.io.Serializable;
import java.util.Objects;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.types.Type;

/**
 * A column of the source as its values travel.
 *
 * @param name as the source writes it
 * @param type the Iceberg type that holds its values; ids inside nested types carry no meaning
 */
public record SourceColumn(String name, Type type) implements Serializable {
  public SourceColumn {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }

  /** How a value lies in a row in flight: what Iceberg's Flink writers expect for the type. */
  public LogicalType logicalType() {
    return FlinkSchemaUtil.convert(type);
  }
}
