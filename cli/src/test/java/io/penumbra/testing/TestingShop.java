package io.penumbra.testing;

import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.Epoch;
import io.penumbra.catalog.lockstep.FileSet;
import io.penumbra.catalog.lockstep.Takeover;
import io.penumbra.config.CatalogSettings;
import io.penumbra.config.CatalogType;
import io.penumbra.config.Catalogs;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Proof;
import io.penumbra.lane.SourceBinding;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StringType;

/**
 * A catalog in a folder with a table {@code shop.orders} that a source feeds, and a settings file
 * that names both. The test plays the mirror job.
 */
public final class TestingShop implements AutoCloseable {
  /** The job that feeds the table. */
  public static final String JOB = "0123456789abcdef0123456789abcdef";

  public static final TableIdentifier ORDERS = TableIdentifier.of("shop", "orders");

  private static final Schema SCHEMA =
      new Schema(
          NestedField.required(1, "id", LongType.get()),
          NestedField.optional(2, "total", IntegerType.get()),
          NestedField.optional(3, "note", StringType.get()));

  private final Catalog catalog;
  private final ShadowedTable orders;
  private final Path settings;
  private long checkpoint;

  private TestingShop(Catalog catalog, ShadowedTable orders, Path settings) {
    this.catalog = catalog;
    this.orders = orders;
    this.settings = settings;
  }

  /** The settings file with the source that feeds the table, and another cluster. */
  public Path settings(String cluster) {
    String source =
        """
        source: {host: db, database: shop, user: me, password: x, schemas: [public]}
        mirror: {namespace: shop}
        """;
    try {
      String yaml =
          Files.readString(settings).replaceFirst("cluster: '.*'", "cluster: '" + cluster + "'");
      Path file = settings.resolveSibling(cluster.replace(':', '_') + ".yaml");
      return Files.writeString(file, source + yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param cluster HOST:PORT of Flink's REST endpoint
   */
  public static TestingShop open(Path folder, String cluster) {
    CatalogSettings place =
        new CatalogSettings(
            "penumbra",
            CatalogType.JDBC,
            "jdbc:sqlite:" + folder.resolve("catalog.db"),
            folder.resolve("warehouse").toUri().toString(),
            Map.of());
    Catalog catalog = Catalogs.open(place);
    ShadowedTable orders =
        ShadowedTable.create(
            catalog,
            ORDERS,
            new NewTable(SCHEMA, PartitionSpec.unpartitioned(), SortOrder.unsorted(), Map.of()),
            new SourceBinding("public.orders", List.of("id")),
            Map.of(1, "id", 2, "total", 3, "note"));
    orders.takeOver(new Takeover(JOB, Optional.empty(), "lineage"));
    TestingShop shop = new TestingShop(catalog, orders, write(folder, place, cluster));
    shop.insert(1, 2, 3);
    return shop;
  }

  @Override
  public void close() {
    try {
      ((Closeable) catalog).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path settings() {
    return settings;
  }

  public Catalog catalog() {
    return catalog;
  }

  public ShadowedTable orders() {
    return orders;
  }

  /** What the job does at a checkpoint: it writes new orders for every lane that it feeds. */
  public void insert(long... ids) {
    Ledger ledger = orders.ledger();
    Map<LaneId, FileSet> files = new HashMap<>();
    for (Lane lane : ledger.lanes().values()) {
      files.put(lane.id(), new FileSet(List.of(file(lane, ids)), List.of()));
    }
    Set<LaneId> full = ledger.lanes().values().stream().map(Lane::id).collect(Collectors.toSet());
    checkpoint++;
    orders.commit(
        List.of(
            new Barrier(
                JOB,
                ledger.pipeline().orElseThrow().lineage(),
                checkpoint,
                "0/" + checkpoint,
                true,
                List.of(new Epoch(checkpoint, files)),
                full,
                Map.of())));
  }

  /** What another engine does: it adds rows to the table and knows of no shadow. */
  public void insertByAStranger(long... ids) {
    Table table = catalog.loadTable(ORDERS);
    table.newAppend().appendFile(file(orders.ledger().primary(), ids)).commit();
  }

  /** Adds a row to a shadow alone, behind everybody's back. */
  public void spoil(String shadow) {
    Lane lane = orders.ledger().require(shadow);
    orders.view(lane.id()).newAppend().appendFile(file(lane, 99)).commit();
  }

  /** Notes a report on a shadow's present head. */
  public void note(String shadow, boolean passed) {
    Table table = orders.table();
    long primary = table.snapshot(SnapshotRef.MAIN_BRANCH).snapshotId();
    long head = table.snapshot(orders.ledger().require(shadow).branch()).snapshotId();
    orders.record(
        shadow, new Proof(UUID.randomUUID().toString(), passed, primary, head, Instant.now()));
  }

  private DataFile file(Lane lane, long... ids) {
    Table table = orders.table();
    Schema schema = table.schemas().get(lane.shape().schemaId());
    String name = "data/" + lane.id() + "/" + UUID.randomUUID() + ".parquet";
    OutputFile out = table.io().newOutputFile(table.location() + "/" + name);
    try (FileAppender<Record> rows =
        Parquet.write(out).schema(schema).createWriterFunc(GenericParquetWriter::create).build()) {
      for (long id : ids) {
        rows.add(row(schema, lane, id));
      }
      rows.close();
      return DataFiles.builder(table.specs().get(lane.shape().specId()))
          .withPath(out.location())
          .withFormat("parquet")
          .withFileSizeInBytes(rows.length())
          .withMetrics(rows.metrics())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Record row(Schema schema, Lane lane, long id) {
    Record row = GenericRecord.create(schema);
    for (NestedField field : schema.columns()) {
      if ("id".equals(lane.feeding().columns().get(field.fieldId()))) {
        row.setField(field.name(), id);
      }
    }
    return row;
  }

  private static Path write(Path folder, CatalogSettings place, String cluster) {
    String yaml =
        """
        catalog: {type: jdbc, uri: '%s', warehouse: '%s'}
        flink: {cluster: '%s'}
        validation: {recheck-rows: 1}
        """
            .formatted(place.uri(), place.warehouse(), cluster);
    try {
      return Files.writeString(folder.resolve("shop.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
