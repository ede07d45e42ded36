package io.penumbra.catalog.lockstep;

import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.SourceBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;

/** A table of keys and values on real files, and a job that feeds it by upserts. */
@SuppressWarnings("deprecation") // Iceberg's replacement for the appender factory takes no schema
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
    return new FileSet(List.of(data(view, value, keys)), List.of(deletes(view, keys)));
  }

  public static DataFile data(Table view, String value, int... keys) {
    DataWriter<Record> writer =
        new GenericAppenderFactory(view.schema(), view.spec())
            .newDataWriter(output(view), FileFormat.PARQUET, null);
    try (writer) {
      for (int key : keys) {
        writer.write(row(view.schema(), key, value));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDataFile();
  }

  public static DeleteFile deletes(Table view, int... keys) {
    Schema key = view.schema().select("id");
    EqualityDeleteWriter<Record> writer =
        new GenericAppenderFactory(view.schema(), view.spec(), new int[] {1}, key, null)
            .newEqDeleteWriter(output(view), FileFormat.PARQUET, null);
    try (writer) {
      for (int id : keys) {
        GenericRecord row = GenericRecord.create(key);
        row.setField("id", id);
        writer.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDeleteFile();
  }

  private static GenericRecord row(Schema schema, int key, String value) {
    GenericRecord row = GenericRecord.create(schema);
    row.set(0, key);
    for (int i = 1; i < schema.columns().size(); i++) {
      row.set(
          i,
          switch (schema.columns().get(i).type().typeId()) {
            case STRING -> value;
            case INTEGER -> value.length();
            default -> (long) value.length();
          });
    }
    return row;
  }

  private static EncryptedOutputFile output(Table view) {
    String name = FileFormat.PARQUET.addExtension(UUID.randomUUID().toString());
    return EncryptedFiles.plainAsEncryptedOutput(
        view.io().newOutputFile(view.locationProvider().newDataLocation(name)));
  }

  /** Second column by key, as users read it. */
  public Map<Integer, String> rows() {
    return rows(shadowed.table());
  }

  public Map<Integer, String> rows(String lane) {
    return rows(shadowed.view(shadowed.ledger().require(lane).id()));
  }

  public static Map<Integer, String> rows(Table table) {
    Map<Integer, String> rows = new TreeMap<>();
    try (CloseableIterable<Record> read = IcebergGenerics.read(table).build()) {
      for (Record row : read) {
        String before = rows.put((Integer) row.get(0), String.valueOf(row.get(1)));
        if (before != null) {
          throw new AssertionError("Key " + row.get(0) + " twice");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  public long filesIn(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".parquet")).count();
    }
  }
}
