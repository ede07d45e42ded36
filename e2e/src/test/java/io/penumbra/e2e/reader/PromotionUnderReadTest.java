package io.penumbra.e2e.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.verb.Swapped;
import io.penumbra.embedded.EmbeddedCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I5 one swap and I7 way back: readers and writers under 100 promotions and 100 ways back. */
class PromotionUnderReadTest {
  private static final int TIMES = 100;

  /** Five times the load that was asked for, so that the test takes a fifth of the time. */
  private static final long COMMIT_EVERY_MILLIS = 200;

  private static final int COMMITS_BEFORE = 5;

  @TempDir Path folder;

  @Test
  void readersSeeTheOldTableOrTheNewOneAndWritersLoseNothing() throws Exception {
    TaggedOrders orders = TaggedOrders.create(catalog());
    for (int i = 0; i < COMMITS_BEFORE; i++) {
      orders.commit();
    }
    TableReader reader = new TableReader(catalog());
    ExecutorService readers = Executors.newSingleThreadExecutor();
    CompletableFuture<Void> reading = CompletableFuture.runAsync(reader, readers);
    ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    List<Throwable> writeErrors = new ArrayList<>();
    ScheduledFuture<?> writing =
        writer.scheduleAtFixedRate(
            () -> commit(orders, writeErrors), 0, COMMIT_EVERY_MILLIS, TimeUnit.MILLISECONDS);

    List<Integer> attempts;
    Set<Long> longScan = new HashSet<>();
    try (CloseableIterable<Record> scan = IcebergGenerics.read(orders.table().table()).build()) {

      attempts = swapBackAndForth(orders);
      scan.forEach(row -> longScan.add((Long) row.getField("id")));
    }
    writing.cancel(false);
    writer.shutdown();
    assertThat(writer.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    reader.stop();
    reading.get(1, TimeUnit.MINUTES);
    readers.shutdown();

    System.out.printf(
        "%d promotions and %d ways back, %d commits meanwhile: %d reads (%d of the new table), %d faults;"
            + " attempts a swap: at most %d, %.2f on average%n",
        TIMES,
        TIMES,
        orders.rows() / TaggedOrders.ROWS_A_COMMIT - COMMITS_BEFORE,
        reader.reads(),
        reader.evolved(),
        reader.faults().size(),
        attempts.stream().max(Integer::compare).orElse(0),
        attempts.stream().mapToInt(Integer::intValue).average().orElse(0));
    assertThat(writeErrors).isEmpty();
    assertThat(reader.faults()).isEmpty();
    assertThat(reader.evolved()).isBetween(1L, reader.reads() - 1);
    assertThat(longScan).hasSizeGreaterThanOrEqualTo(COMMITS_BEFORE * TaggedOrders.ROWS_A_COMMIT);
    assertRows(orders);
    orders.table().promote(TaggedOrders.SHADOW, heads -> {});
    assertRows(orders);
  }

  private static List<Integer> swapBackAndForth(TaggedOrders orders) {
    List<Integer> attempts = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      Swapped promoted = orders.table().promote(TaggedOrders.SHADOW, heads -> {});
      Swapped back = orders.table().rollback();
      attempts.add(promoted.attempts());
      attempts.add(back.attempts());
    }
    return attempts;
  }

  private static void commit(TaggedOrders orders, List<Throwable> errors) {
    try {
      orders.commit();
    } catch (Exception e) {
      errors.add(e);
    }
  }

  private static void assertRows(TaggedOrders orders) throws Exception {
    Table table = orders.table().table();
    Set<Long> ids = new HashSet<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      records.forEach(row -> ids.add((Long) row.getField("id")));
    }
    assertThat(ids).hasSize(orders.rows());
  }

  private Catalog catalog() {
    return EmbeddedCatalog.in(folder).open();
  }
}
