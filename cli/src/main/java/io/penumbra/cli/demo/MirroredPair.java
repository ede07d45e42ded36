package io.penumbra.cli.demo;

import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types.NestedField;

/**
 * A source table and the Iceberg table that is to equal it.
 *
 * @param source name of the table in Postgres
 * @param renamed source column by Iceberg column, where the names differ
 * @param key source columns of the key
 */
record MirroredPair(String source, Table table, Map<String, String> renamed, List<String> key) {

  List<NestedField> fields() {
    return table.schema().columns();
  }

  String sourceColumn(NestedField field) {
    return renamed.getOrDefault(field.name(), field.name());
  }

  boolean isKey(NestedField field) {
    return key.contains(sourceColumn(field));
  }
}
