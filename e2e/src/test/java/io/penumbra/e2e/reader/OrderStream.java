package io.penumbra.e2e.reader;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.Epoch;
import io.penumbra.catalog.lockstep.FileSet;
import io.penumbra.embedded.EmbeddedCatalog;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;

/**
 * The job that feeds {@link TaggedOrders}, without Flink. Checkpoint n brings the orders from
 * {@code (n - 1) * ROWS} on to both lanes.
 */
final class OrderStream {
  static final int ROWS = 10;

  private final ShadowedTable table;
  private final Map<LaneId, Schema> schemas = new HashMap<>();
  private long checkpoint;

  private OrderStream(ShadowedTable table) {
    this.table = table;
  }

  /** Goes on from what the table holds. */
  static OrderStream open(Catalog catalog) {
    ShadowedTable table = ShadowedTable.open(catalog, TaggedOrders.ID);
    OrderStream stream = new OrderStream(table);
    for (Lane lane : table.ledger().lanes().values()) {
      stream.schemas.put(lane.id(), table.table().schemas().get(lane.shape().schemaId()));
    }
    stream.checkpoint = Math.max(0, table.ledger().pipeline().map(Pipeline::checkpoint).orElse(0L));
    return stream;
  }

  /**
   * Commits again and again until its input ends, and says how many attempts it took.
   *
   * @param arguments the catalog's folder; milliseconds between two commits
   */
  public static void main(String[] arguments) throws Exception {
    OrderStream stream = open(EmbeddedCatalog.in(Path.of(arguments[0])).open());
    CountDownLatch end = endOfInput();
    List<Integer> attempts = new ArrayList<>();
    while (!end.await(Long.parseLong(arguments[1]), TimeUnit.MILLISECONDS)) {
      attempts.add(stream.commit());
    }
    System.out.println(attempts.size() + " commits, attempts: " + summary(attempts));
  }

  /** How often commits were attempted. */
  static String summary(List<Integer> attempts) {
    return "at most %d, %.2f on average"
        .formatted(
            attempts.stream().max(Integer::compare).orElse(0),
            attempts.stream().mapToInt(Integer::intValue).average().orElse(0));
  }

  private static CountDownLatch endOfInput() {
    CountDownLatch end = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              try {
                System.in.readAllBytes();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } finally {
                end.countDown();
              }
            });
    waiting.setDaemon(true);
    waiting.start();
    return end;
  }

  /** Commits the next rows to both lanes; gives the number of attempts. */
  int commit() throws IOException {
    checkpoint++;
    Map<LaneId, FileSet> files = new HashMap<>();
    for (Map.Entry<LaneId, Schema> lane : schemas.entrySet()) {
      files.put(
          lane.getKey(), new FileSet(List.of(write(lane.getKey(), lane.getValue())), List.of()));
    }
    Barrier barrier =
        new Barrier(
            TaggedOrders.JOB,
            TaggedOrders.LINEAGE,
            checkpoint,
            Long.toString(checkpoint),
            true,
            List.of(new Epoch(checkpoint, files)),
            schemas.keySet(),
            Map.of());
    return table.commit(List.of(barrier)).attempts();
  }

  private DataFile write(LaneId lane, Schema schema) throws IOException {
    Table real = table.table();
    String path = real.location() + "/data/" + lane + "/f" + checkpoint + ".parquet";
    OutputFile file = real.io().newOutputFile(path);
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(real)
            .dataSchema(schema)
            .build()
            .newDataWriter(EncryptedFiles.plainAsEncryptedOutput(file), real.spec(), null);
    try (writer) {
      for (int i = 0; i < ROWS; i++) {
        GenericRecord row = GenericRecord.create(schema);
        row.set(0, (checkpoint - 1) * ROWS + i);
        row.set(1, checkpoint);
        if (schema.findField(TaggedOrders.TAG) != null) {
          row.setField(TaggedOrders.TAG, "t" + checkpoint);
        }
        writer.write(row);
      }
    }
    return writer.toDataFile();
  }
}
