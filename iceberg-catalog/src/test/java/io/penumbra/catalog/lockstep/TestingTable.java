package io.penumbra.catalog.lockstep;

import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.SourceBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;

/** A table of keys and values on real files, and a job that feeds it by upserts. */
public final class TestingTable {
  public static final Schema SCHEMA =
      new Schema(
          List.of(
              Types.NestedField.required(1, "id", Types.IntegerType.get()),
              Types.NestedField.optional(2, "v", Types.StringType.get()),
              Types.NestedField.optional(3, "n", Types.IntegerType.get())),
          Set.of(1));
  public static final TableIdentifier ID = TableIdentifier.of("db", "t");

  private final Catalog catalog;
  private final ShadowedTable shadowed;
  private String job = "job-1";
  private String lineage = "lineage-1";
  private long checkpoint;

  private TestingTable(Catalog catalog, ShadowedTable shadowed) {
    this.catalog = catalog;
    this.shadowed = shadowed;
  }

  public static TestingTable in(Path folder, int formatVersion) {
    return in(folder, Map.of("format-version", Integer.toString(formatVersion)));
  }

  public static TestingTable in(Path folder, Map<String, String> properties) {
    Catalog catalog = catalog(folder);
    ShadowedTable table =
        ShadowedTable.create(
            catalog,
            ID,
            new NewTable(SCHEMA, PartitionSpec.unpartitioned(), SortOrder.unsorted(), properties),
            new SourceBinding("public.t", List.of("id")),
            Map.of(1, "id", 2, "v", 3, "n"));
    TestingTable testing = new TestingTable(catalog, table);
    table.takeOver(new Takeover(testing.job, Optional.empty(), testing.lineage));
    return testing;
  }

  public static Catalog catalog(Path folder) {
    return CatalogUtil.loadCatalog(
        JdbcCatalog.class.getName(),
        "test",
        Map.of(
            CatalogProperties.URI,
            "jdbc:sqlite:" + folder.resolve("catalog.db") + "?busy_timeout=30000",
            CatalogProperties.WAREHOUSE_LOCATION,
            folder.resolve("warehouse").toUri().toString(),
            CatalogProperties.CLIENT_POOL_SIZE,
            "1",
            "jdbc.schema-version",
            "V1"),
        new Configuration(false));
  }

  public Catalog catalog() {
    return catalog;
  }

  public ShadowedTable shadowed() {
    return shadowed;
  }

  public Lane rename(String name, boolean separate) {
    return propose(name, separate, schema -> renamed(schema, "v", "value"), Map.of());
  }

  public Lane addColumn(String name, String column, String source) {
    Function<Integer, Types.NestedField> field =
        id -> Types.NestedField.optional(id, column, Types.StringType.get());
    return shadowed.propose(
        new Proposal(
            Optional.of(name),
            "ALTER TABLE t ADD COLUMN " + column + " string",
            "me",
            false,
            now -> {
              int id = now.lastColumnId() + 1;
              List<Types.NestedField> fields = new ArrayList<>(now.schema().columns());
              fields.add(field.apply(id));
              return new Evolution.Target(
                  new Schema(fields, Set.of(1)), now.spec(), now.order(), Map.of(id, source));
            }));
  }

  public Lane propose(
      String name,
      boolean separate,
      Function<Schema, Schema> change,
      Map<Integer, String> columns) {
    return shadowed.propose(
        new Proposal(
            Optional.of(name),
            "ALTER TABLE t " + name,
            "me",
            separate,
            now ->
                new Evolution.Target(
                    change.apply(now.schema()), now.spec(), now.order(), columns)));
  }

  public static Schema renamed(Schema schema, String from, String to) {
    return new Schema(
        schema.columns().stream()
            .map(f -> f.name().equals(from) ? Types.NestedField.from(f).withName(to).build() : f)
            .toList(),
        Set.of(1));
  }

  public static Schema widened(Schema schema) {
    return new Schema(
        schema.columns().stream()
            .map(
                f ->
                    f.name().equals("n")
                        ? Types.NestedField.from(f).ofType(Types.LongType.get()).build()
                        : f)
            .toList(),
        Set.of(1));
  }

  public static Schema without(Schema schema, String column) {
    return new Schema(
        schema.columns().stream().filter(f -> !f.name().equals(column)).toList(), Set.of(1));
  }

  /** Upserts the keys with a value, in one checkpoint; all lanes that need files are written. */
  public LockstepResult upsert(String value, int... keys) {
    return shadowed.commit(List.of(barrier(value, Set.of(), keys)));
  }

  /** The same, and from it on the file sets of all lanes are full. */
  public LockstepResult upsertFull(String value, int... keys) {
    Set<LaneId> inactive = new HashSet<>();
    shadowed
        .ledger()
        .lanes()
        .forEach(
            (id, lane) -> {
              if (!lane.feeding().active()) {
                inactive.add(id);
              }
            });
    return shadowed.commit(List.of(barrier(value, inactive, keys)));
  }

  public Barrier barrier(String value, Set<LaneId> full, int... keys) {
    checkpoint++;
    return barrier(checkpoint, full, Map.of(), epoch(value, keys));
  }

  public Barrier barrier(long at, Set<LaneId> full, Map<LaneId, String> detached, Epoch... epochs) {
    Set<LaneId> whole = new HashSet<>(full);
    shadowed.ledger().lanes().values().stream()
        .filter(Lane::takesFiles)
        .map(lane -> lane.feeding().filesOf())
        .filter(lane -> Stream.of(epochs).allMatch(epoch -> epoch.files().containsKey(lane)))
        .forEach(whole::add);
    return new Barrier(job, lineage, at, "pos-" + at, true, List.of(epochs), whole, detached);
  }

  public Epoch epoch(String value, int... keys) {
    Map<LaneId, FileSet> files = new HashMap<>();
    for (Lane lane : shadowed.ledger().lanes().values()) {
      if (lane.status().fed()) {
        files.put(lane.id(), files(lane, value, keys));
      }
    }
    return new Epoch(checkpoint, files);
  }

  public FileSet files(Lane lane, String value, int... keys) {
    Table view = shadowed.view(lane.id());
    return new FileSet(
        List.of(TestingFiles.data(view, value, keys)), List.of(TestingFiles.deletes(view, keys)));
  }

  /** Second column by key, as users read it. */
  public Map<Integer, String> rows() {
    return TestingFiles.rows(shadowed.table());
  }

  public Map<Integer, String> rows(String lane) {
    return TestingFiles.rows(shadowed.view(shadowed.ledger().require(lane).id()));
  }

  public long filesIn(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".parquet")).count();
    }
  }
}
