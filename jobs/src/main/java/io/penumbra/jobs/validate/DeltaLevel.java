package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.validate.read.KeyFilter;
import io.penumbra.jobs.validate.read.RowReader;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Findings;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;

/**
 * Proof by what was added: lanes that were equal at an earlier cut are equal now if the same rows
 * came to both and the same keys went from both. Reads only the files that came since; what can't
 * be told from these is a gap, never a pass. Settles everything.
 */
final class DeltaLevel implements Level {
  private final Comparison earlier;
  private final long mostRows;
  private final int limit;

  /**
   * @param earlier the same lanes at a cut at which they are known to be equal, but for differences
   *     that are waived
   * @param mostRows rows in the files that came since, up to which they are compared
   * @param limit most discrepancies that are kept one by one
   */
  DeltaLevel(Comparison earlier, long mostRows, int limit) {
    this.earlier = earlier;
    this.mostRows = mostRows;
    this.limit = limit;
  }

  @Override
  public String name() {
    return "delta";
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    return new Forecast("compares what came and went since the proof", left, Workload.nothing());
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    Map<Side, Delta> deltas = deltas(comparison);
    demandFew(rows(deltas));
    examine(comparison, deltas, evidence, progress);
    return Workload.nothing();
  }

  /** What came to both lanes since. */
  Map<Side, Delta> deltas(Comparison comparison) {
    Map<Side, Delta> deltas = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      deltas.put(side, delta(comparison, side));
    }
    return deltas;
  }

  /** Rows that have to be read for a proof. */
  static long rows(Map<Side, Delta> deltas) {
    return deltas.values().stream().mapToLong(Delta::rows).sum();
  }

  /** Compares what came. */
  void examine(
      Comparison comparison, Map<Side, Delta> deltas, Evidence evidence, Progress progress) {
    for (Side side : Side.values()) {
      Set<String> obstacles = obstacles(comparison, side, deltas.get(side));
      outOfReach(comparison, side, deltas).ifPresent(obstacles::add);
      String lane = side == Side.PRIMARY ? "In the primary: " : "In the shadow: ";
      obstacles.stream()
          .map(each -> Discrepancy.general(Category.NOT_VALIDATED, lane + each))
          .forEach(evidence::found);
    }
    deleted(comparison, deltas, evidence);
    rows(comparison, deltas, evidence, progress);
  }

  private Delta delta(Comparison comparison, Side side) {
    Content before = earlier.content(side);
    Content after = comparison.content(side);
    return Delta.between(
        before.files(comparison.plan().schema(side)),
        after.files(comparison.plan().schema(side)),
        LiveDeletes.added(after.table(), before.snapshotId(), after.snapshotId()));
  }

  private void demandFew(long rows) {
    if (rows > mostRows) {
      throw new PenumbraException(
          ErrorCode.NOT_PROVEN,
          rows + " rows came since the proof, more than the " + mostRows + " that are re-checked",
          "Run penumbra validate again, and promote right after it");
    }
  }

  private Set<String> obstacles(Comparison comparison, Side side, Delta delta) {
    Set<String> found = new TreeSet<>(delta.obstacles());
    DeletedKeys deletes = deletes(comparison, side);
    for (DeleteFile file : delta.byPosition()) {
      if (!Collections.disjoint(deletes.dataFiles(file), delta.base().keySet())) {
        found.add("Rows that were there before were deleted by position");
      }
    }
    Set<Integer> ids = new HashSet<>();
    delta.byKey().forEach(file -> ids.addAll(file.equalityFieldIds()));
    if (ids.stream().anyMatch(id -> comparison.plan().schema(side).asStruct().field(id) == null)) {
      found.add("Rows were deleted by a column that is not compared");
    } else if (comparison.plan().keyed() && !comparison.plan().keys().containsAll(ids)) {
      // Values that are waived or tolerated differ: the same delete may take a row from one lane.
      found.add("Rows were deleted by a column that is not of the key");
    }
    return found;
  }

  /** The same deletes take the same rows from both lanes if they reach the same files in both. */
  private static Optional<String> outOfReach(
      Comparison comparison, Side side, Map<Side, Delta> deltas) {
    Delta delta = deltas.get(side);
    Side other = side == Side.PRIMARY ? Side.SHADOW : Side.PRIMARY;
    Set<String> there = deltas.get(other).base().keySet();
    Map<Integer, PartitionSpec> specs = comparison.content(side).table().specs();
    return delta.base().values().stream()
        .filter(file -> !there.contains(file.file().location()))
        .filter(file -> delta.isOutOfReach(file, specs))
        .map(
            file ->
                "Deletes came that are confined to partitions, and "
                    + file.file().location()
                    + " is partitioned in another way")
        .findFirst();
  }

  private static void deleted(Comparison comparison, Map<Side, Delta> deltas, Evidence evidence) {
    if (evidence.found().summary().gaps() > 0) {
      return;
    }
    for (Delta delta : deltas.values()) {
      long bytes = delta.byKey().stream().mapToLong(DeleteFile::fileSizeInBytes).sum();
      evidence.planned(delta.byKey().size(), bytes);
      evidence.add(Partial.hashed(delta.byKey().size(), bytes));
    }
    Set<DeletedKeys.Key> primary =
        deletes(comparison, Side.PRIMARY).of(deltas.get(Side.PRIMARY).byKey());
    Set<DeletedKeys.Key> shadow =
        deletes(comparison, Side.SHADOW).of(deltas.get(Side.SHADOW).byKey());
    Set<DeletedKeys.Key> both = new HashSet<>(primary);
    both.retainAll(shadow);
    long unmatched = primary.size() + shadow.size() - 2L * both.size();
    if (unmatched > 0) {
      evidence.found(
          Discrepancy.general(
              Category.NOT_VALIDATED,
              unmatched + " keys were deleted in one lane and not in the other"));
    }
  }

  private void rows(
      Comparison comparison, Map<Side, Delta> deltas, Evidence evidence, Progress progress) {
    Workload added =
        new Workload(deltas.get(Side.PRIMARY).added(), deltas.get(Side.SHADOW).added());
    evidence.planned(added.files(), added.bytes());
    Groups groups = new Groups(comparison.plan(), new Findings(limit));
    Map<Side, RowReader> readers = comparison.readers();
    for (Side side : Side.values()) {
      RowReader reader = readers.get(side);
      for (FileScanTask file : added.of(side)) {
        long rows =
            reader.read(
                file,
                KeyFilter.ALL,
                batch -> batch.forEach((key, row) -> groups.add(side, key, row)));
        evidence.add(Partial.read(Population.NONE, rows, file.sizeBytes()));
      }
    }
    groups.judge();
    evidence.add(groups.compared());
    progress.reached("rows", 1, 1);
  }

  private static DeletedKeys deletes(Comparison comparison, Side side) {
    return new DeletedKeys(comparison.content(side).table().io(), comparison.plan().schema(side));
  }
}
