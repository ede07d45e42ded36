package io.penumbra.e2e.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.e2e.process.JavaProcess;
import io.penumbra.embedded.EmbeddedCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * I5 one swap and I7 way back: readers under 100 promotions and 100 ways back, beside a stream in a
 * process of its own.
 */
class PromotionUnderReadTest {
  private static final int ROUNDS = 10;
  private static final int PROMOTIONS_A_ROUND = 10;

  /** Ten times the load that was asked for, so that the test takes a tenth of the time. */
  private static final long COMMIT_EVERY_MILLIS = 100;

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern RESULT = Pattern.compile("(\\d+) commits, attempts: .*");

  @TempDir Path folder;

  private final ExecutorService readers = Executors.newSingleThreadExecutor();
  private final List<Integer> promotions = new ArrayList<>();
  private final List<Integer> waysBack = new ArrayList<>();
  private ShadowedTable table;
  private LongScan scan;
  private TableReader reader;

  @BeforeEach
  void openTableAndReaders() throws IOException {
    table = TaggedOrders.create(catalog());
    OrderStream stream = OrderStream.open(catalog());
    for (int i = 0; i < ROUNDS; i++) {
      stream.commit();
    }
    scan = new LongScan(table.table());
    reader = new TableReader(catalog());
  }

  @AfterEach
  void close() throws IOException {
    reader.stop();
    readers.shutdown();
    scan.close();
  }

  @Test
  void readersSeeTheOldTableOrTheNewOneAndNobodyIsKeptOut() throws Exception {
    CompletableFuture<Void> reading = CompletableFuture.runAsync(reader, readers);
    Matcher stream;
    try (JavaProcess process = stream()) {
      for (int i = 0; i < ROUNDS; i++) {
        round();
      }
      stream = RESULT.matcher(process.finish(0));
    }
    reader.stop();
    reading.get(1, TimeUnit.MINUTES);

    assertThat(stream.find()).isTrue();
    report(stream.group());
    assertThat(reader.faults()).isEmpty();
    assertThat(reader.evolved()).isBetween(1L, reader.reads() - 1);
    assertTheScanIsComplete();
    long commits = ROUNDS + Long.parseLong(stream.group(1));
    assertThat(rows().cardinality()).isEqualTo(commits * OrderStream.ROWS);
    promote();
    assertThat(rows().cardinality()).isEqualTo(commits * OrderStream.ROWS);
  }

  /** What is written after a promotion survives the way back and the next promotion. */
  private void round() throws Exception {
    promote();
    BitSet written = awaitNewRows();
    goBack();
    assertHolds(written);
    promote();
    assertHolds(written);
    goBack();
    for (int i = 2; i < PROMOTIONS_A_ROUND; i++) {
      promote();
      goBack();
    }
  }

  private void promote() {
    promotions.add(table.promote(TaggedOrders.SHADOW, heads -> {}).attempts());
    if (scan.hasNext()) {
      scan.next();
    }
  }

  private void goBack() {
    waysBack.add(table.rollback().attempts());
  }

  private BitSet awaitNewRows() throws Exception {
    int before = rows().cardinality();
    Instant end = Instant.now().plus(LIMIT);
    BitSet now = rows();
    while (now.cardinality() == before) {
      assertThat(Instant.now()).as("the stream commits").isBefore(end);
      Thread.sleep(10);
      now = rows();
    }
    return now;
  }

  private void assertHolds(BitSet written) throws IOException {
    BitSet missing = (BitSet) written.clone();
    missing.andNot(rows());
    assertThat(missing.cardinality()).as("rows lost by a swap").isZero();
  }

  /** It holds all rows of a snapshot that retention has given up meanwhile. */
  private void assertTheScanIsComplete() {
    assertThat(scan.hasNext()).isFalse();
    assertThat(scan.ids().cardinality()).isEqualTo(ROUNDS * OrderStream.ROWS);
    assertThat(table.table().snapshot(scan.snapshotId())).isNull();
  }

  private BitSet rows() throws IOException {
    BitSet ids = new BitSet();
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table.table()).build()) {
      rows.forEach(row -> ids.set(Math.toIntExact((Long) row.getField("id"))));
    }
    return ids;
  }

  private JavaProcess stream() throws IOException {
    return JavaProcess.start(
        "256m",
        System.getProperty("java.class.path"),
        Map.of(),
        folder.resolve("stream.log"),
        List.of(
            OrderStream.class.getName(), folder.toString(), Long.toString(COMMIT_EVERY_MILLIS)));
  }

  private Catalog catalog() {
    return EmbeddedCatalog.in(folder).open();
  }

  private void report(String stream) {
    System.out.printf(
        "%d promotions, attempts: %s%n%d ways back, attempts: %s%nThe stream meanwhile: %s%n"
            + "%d reads (%d of the new table), %d faults; a scan of %d rows throughout%n",
        promotions.size(),
        OrderStream.summary(promotions),
        waysBack.size(),
        OrderStream.summary(waysBack),
        stream,
        reader.reads(),
        reader.evolved(),
        reader.faults().size(),
        scan.ids().cardinality());
  }
}
