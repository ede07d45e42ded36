package io.penumbra.catalog.testing;

import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.lane.Lane;
import io.penumbra.lane.SourceBinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;

/**
 * A mirrored table of a test: key {@code id}, columns {@code a} (int), {@code b} (string), {@code
 * c} (int).
 *
 * @param shadowed the table through the catalog that runs into faults
 */
public record TestingTable(
    TestingCatalog catalog, TableIdentifier id, ShadowedTable shadowed, TableFiles files) {

  public static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(Row.KEY, "id", Types.IntegerType.get()),
          Types.NestedField.optional(2, "a", Types.IntegerType.get()),
          Types.NestedField.optional(3, "b", Types.StringType.get()),
          Types.NestedField.optional(4, "c", Types.IntegerType.get()));

  public static final Map<Integer, String> COLUMNS = Map.of(1, "id", 2, "a", 3, "b", 4, "c");

  public static TestingTable create(TestingCatalog catalog, String name, int version) {
    return create(catalog, name, version, FileFormat.PARQUET, Map.of());
  }

  public static TestingTable create(
      TestingCatalog catalog,
      String name,
      int version,
      FileFormat format,
      Map<String, String> properties) {
    TableIdentifier id = TableIdentifier.of(TestingCatalogs.NAMESPACE, name);
    Map<String, String> all = new HashMap<>(properties);
    all.put("format-version", Integer.toString(version));
    NewTable table = new NewTable(SCHEMA, PartitionSpec.unpartitioned(), SortOrder.unsorted(), all);
    SourceBinding source = new SourceBinding("public." + name, List.of("id"));
    ShadowedTable shadowed = ShadowedTable.create(catalog.faulty(), id, table, source, COLUMNS);
    return new TestingTable(catalog, id, shadowed, new TableFiles(format));
  }

  /** The table as a stranger without faults has it. */
  public Table stranger() {
    return catalog.clean().loadTable(id);
  }

  /** The table's lanes, seen by another process without faults. */
  public ShadowedTable other() {
    return ShadowedTable.open(catalog.clean(), id);
  }

  public TestingStream stream(String job) {
    return new TestingStream(stranger(), files, job);
  }

  public List<Row> main() {
    return Rows.of(stranger());
  }

  /** Rows of a lane by its name. */
  public List<Row> lane(String name) {
    ShadowedTable other = other();
    Lane lane = other.ledger().require(name);
    return Rows.of(other.view(lane.id()));
  }

  /** A source row. */
  public static Map<String, Object> source(long id, Object a, Object b, Object c) {
    Map<String, Object> row = new HashMap<>();
    row.put("id", id);
    row.put("a", a);
    row.put("b", b);
    row.put("c", c);
    return row;
  }

  public static TestingStream.Change upsert(long id, Object a, Object b, Object c) {
    return new TestingStream.Change(id, java.util.Optional.of(source(id, a, b, c)));
  }

  public static TestingStream.Change delete(long id) {
    return new TestingStream.Change(id, java.util.Optional.empty());
  }
}
