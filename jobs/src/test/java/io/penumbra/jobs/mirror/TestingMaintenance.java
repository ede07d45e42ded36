package io.penumbra.jobs.mirror;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.jobs.validate.TestingLane;
import io.penumbra.lane.LaneId;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Does by Iceberg's own means what a stranger's maintenance does, after each commit of the stream,
 * which it would starve otherwise: all files of a lane become one that keeps their sequence number,
 * and the history of main goes.
 */
final class TestingMaintenance implements AutoCloseable {
  private final ShadowedTable table;
  private final List<LaneId> lanes;
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicInteger rewrites = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final CompletableFuture<Void> thread;
  private volatile boolean stopped;

  TestingMaintenance(ShadowedTable table, List<LaneId> lanes) {
    this.table = table;
    this.lanes = lanes;
    this.thread = CompletableFuture.runAsync(this::run);
  }

  /** How often all lanes had their turn. */
  int rounds() {
    if (thread.isCompletedExceptionally()) {
      thread.join();
    }
    return rounds.get();
  }

  /** How many compactions were committed. */
  int rewrites() {
    return rewrites.get();
  }

  /** How many Iceberg has refused, since the stream was faster. */
  int refused() {
    return refused.get();
  }

  private void run() {
    while (!stopped) {
      long position = MirrorStack.position(table);
      lanes.forEach(lane -> compact(table.view(lane)));
      expire();
      rounds.incrementAndGet();
      try {
        TestingCluster.await("a commit", () -> stopped || MirrorStack.position(table) > position);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void compact(Table lane) {
    Snapshot start = lane.currentSnapshot();
    try {
      RewriteFiles rewrite =
          lane.newRewrite()
              .validateFromSnapshot(start.snapshotId())
              .dataSequenceNumber(start.sequenceNumber());
      files(lane, start).forEach(rewrite::deleteFile);
      rewrite.addFile(TestingLane.on(lane).write(rows(lane, start))).commit();
      rewrites.incrementAndGet();
    } catch (ValidationException | CommitFailedException e) {
      refused.incrementAndGet();
    }
  }

  private void expire() {
    try {
      table
          .table()
          .expireSnapshots()
          .expireOlderThan(System.currentTimeMillis())
          .retainLast(5)
          .commit();
    } catch (CommitFailedException e) {
      refused.incrementAndGet();
    }
  }

  private static List<DataFile> files(Table lane, Snapshot at) {
    try (CloseableIterable<FileScanTask> tasks =
        lane.newScan().useSnapshot(at.snapshotId()).planFiles()) {
      return StreamSupport.stream(tasks.spliterator(), false)
          .map(task -> task.file().copy())
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Record> rows(Table lane, Snapshot at) {
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(lane).useSnapshot(at.snapshotId()).build()) {
      return StreamSupport.stream(rows.spliterator(), false).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws ExecutionException, InterruptedException {
    stopped = true;
    thread.get();
  }
}
