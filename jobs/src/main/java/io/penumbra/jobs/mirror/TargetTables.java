package io.penumbra.jobs.mirror;

import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.MirrorSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.source.SourceColumn;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.lane.SourceBinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/** Makes or adopts the tables that mirror the source's. */
final class TargetTables {
  private final Catalog catalog;
  private final MirrorSettings settings;

  TargetTables(Catalog catalog, MirrorSettings settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  /** The mirror of a table, made from the source's columns where there is none. */
  ShadowedTable open(MirroredTable table) {
    SourceTable source = table.source();
    SourceBinding binding = new SourceBinding(source.qualifiedName(), source.key());
    if (catalog.tableExists(table.id())) {
      Schema schema = catalog.loadTable(table.id()).schema();
      return ShadowedTable.adopt(
          catalog, table.id(), Optional.of(binding), columns(schema, source));
    }
    Schema schema = schema(source);
    NewTable made =
        new NewTable(schema, PartitionSpec.unpartitioned(), SortOrder.unsorted(), properties());
    return ShadowedTable.create(catalog, table.id(), made, binding, columns(schema, source));
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>(settings.retention().properties());
    properties.put(TableProperties.FORMAT_VERSION, Integer.toString(settings.formatVersion()));
    properties.put(
        TableProperties.WRITE_TARGET_FILE_SIZE_BYTES, Long.toString(settings.targetFileSize()));
    return properties;
  }

  private static Schema schema(SourceTable source) {
    List<NestedField> fields = new ArrayList<>();
    for (SourceColumn column : source.columns()) {
      int id = fields.size() + 1;
      fields.add(
          source.required().contains(column.name())
              ? NestedField.required(id, column.name(), column.type())
              : NestedField.optional(id, column.name(), column.type()));
    }
    return TypeUtil.assignIncreasingFreshIds(new Schema(fields));
  }

  private static Map<Integer, String> columns(Schema schema, SourceTable source) {
    Map<Integer, String> columns = new HashMap<>();
    for (SourceColumn column : source.columns()) {
      NestedField field = schema.caseInsensitiveFindField(column.name());
      if (field != null) {
        columns.put(field.fieldId(), column.name());
      } else if (source.key().contains(column.name())) {
        throw new PenumbraException(
            ErrorCode.SOURCE_TYPE,
            "The mirror of " + source.qualifiedName() + " has no column '" + column.name() + "'",
            "Add it, since it is part of the key; or name another table");
      }
    }
    return columns;
  }
}
