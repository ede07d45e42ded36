package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;
import io.penumbra.jobs.validate.hash.DigestLog;
import io.penumbra.jobs.validate.hash.Fingerprints;
import io.penumbra.jobs.validate.hash.GroupDigests;
import io.penumbra.jobs.validate.hash.HashJob;
import io.penumbra.jobs.validate.hash.HashThreads;
import io.penumbra.jobs.validate.hash.HashWorkers;
import io.penumbra.jobs.validate.hash.Hashing;
import io.penumbra.jobs.validate.hash.ResumedHashing;
import io.penumbra.jobs.validate.hash.Slots;
import io.penumbra.jobs.validate.hash.WantedRows;
import io.penumbra.jobs.validate.read.Parts;
import io.penumbra.report.Findings;
import io.penumbra.report.RowCoverage;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Proof by digests: rows of both lanes are put into slots by their keys, and slots with equal
 * digests hold equal rows. Settles these, and leaves the rows of the others to be joined.
 */
final class HashLevel implements Level {
  /** Where more than one of so many slots is open, joining all rows costs no more. */
  private static final int FEW = 10;

  /** Rows in open slots from which on it pays to read all once more and split the slots. */
  private static final long MANY_ROWS = 2_000_000;

  /** So many parts a slot is split into, as long as there are not too many. */
  private static final int WAYS = 32;

  private static final int MOST_SLOTS = 1 << 20;

  /** In so many slots, at most, it is looked which columns differ. */
  private static final int LOOKED_AT = 64;

  private final Supplier<HashWorkers> workers;
  private final int parallelism;
  private final DigestLog log;

  /**
   * @param workers makes those who hash in one pass
   * @param parallelism into how many parts a file is split, about
   * @param log what earlier runs have computed, and where it is kept
   */
  private HashLevel(Supplier<HashWorkers> workers, int parallelism, DigestLog log) {
    this.workers = workers;
    this.parallelism = parallelism;
    this.log = log;
  }

  /** In a Flink job. */
  static HashLevel inJob(Supplier<StreamExecutionEnvironment> flink, int parallelism) {
    return new HashLevel(
        () -> new HashJob(Batch.on(flink.get(), parallelism)), parallelism, DigestLog.none());
  }

  /** In this process. */
  static HashLevel here(int parallelism) {
    return new HashLevel(() -> new HashThreads(parallelism), parallelism, DigestLog.none());
  }

  /** Goes on where an earlier run of the same rows has ended. */
  HashLevel resuming(DigestLog digests) {
    return new HashLevel(workers, parallelism, digests);
  }

  @Override
  public String name() {
    return LevelName.HASH.word();
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    return new Forecast("compares digests of buckets of rows", left, left);
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    Slots slots = Slots.of(left.all(), left.rowsOfLarger());
    Hashing hashing = hashing(comparison, left);
    Fingerprints all = all(comparison, hashing, slots, evidence, progress);
    evidence.hashed(all.covered());
    nameColumns(comparison, hashing, slots, all, evidence, progress);
    BitSet open = all.open();
    if (FEW * (long) open.cardinality() > all.occupied()) {
      return left;
    }
    settle(all, open, evidence);
    if (open.isEmpty()) {
      return Workload.nothing();
    }
    WantedRows wanted = all.rows(slots, open);
    if (all.rowsIn(open) < MANY_ROWS || slots.count() > MOST_SLOTS / WAYS) {
      return left.only(wanted);
    }
    Slots parts = slots.split(WAYS);
    Fingerprints again =
        run(
            hashing,
            (workers, done) -> hashing.run(workers, parts, wanted, done),
            evidence,
            progress);
    settle(again, again.open(), evidence);
    return left.only(again.rows(parts, again.open()));
  }

  private Fingerprints all(
      Comparison comparison, Hashing hashing, Slots slots, Evidence evidence, Progress progress) {
    ResumedHashing resumed =
        ResumedHashing.of(hashing, slots, log, side -> comparison.content(side).snapshotId());
    Fingerprints all = run(resumed.left(), resumed::run, evidence, progress);
    if (resumed.knownParts() > 0) {
      evidence.remark(
          "digests of %d of %d parts of files are those of an earlier run"
              .formatted(resumed.knownParts(), hashing.parts()));
    }
    log.troubles().forEach(evidence::remark);
    return all;
  }

  private Hashing hashing(Comparison comparison, Workload left) {
    Map<Side, List<FileScanTask>> parts = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      parts.put(side, Parts.of(left.of(side), left.bytes(), parallelism));
    }
    return new Hashing(comparison.readers(), parts);
  }

  /** Says which columns differ, as far as that is told by slots with as many rows in both lanes. */
  private void nameColumns(
      Comparison comparison,
      Hashing hashing,
      Slots slots,
      Fingerprints all,
      Evidence evidence,
      Progress progress) {
    BitSet some = new BitSet();
    all.changed().stream().limit(LOOKED_AT).forEach(some::set);
    if (some.isEmpty() || !comparison.plan().keyed()) {
      return;
    }
    List<Integer> ids =
        comparison.plan().primary().columns().stream().map(NestedField::fieldId).sorted().toList();
    BitSet differing =
        run(
                hashing,
                (workers, done) -> hashing.columns(workers, ids, all.rows(slots, some), done),
                evidence,
                progress)
            .differing();
    if (!differing.get(ids.size())) {
      differing.stream()
          .mapToObj(column -> comparison.plan().primary().findColumnName(ids.get(column)))
          .forEach(evidence::differing);
    }
  }

  /** Reads all parts once. */
  private interface Pass {
    Fingerprints run(HashWorkers workers, Consumer<GroupDigests> done) throws Exception;
  }

  private Fingerprints run(Hashing hashing, Pass pass, Evidence evidence, Progress progress) {
    evidence.planned(hashing.parts(), hashing.bytes());
    progress.reached("hash", 0, hashing.bytes());
    AtomicLong done = new AtomicLong();
    try {
      return pass.run(
          workers.get(),
          result -> {
            evidence.add(Partial.hashed(result.parts(), hashing.bytes(result)));
            progress.reached("hash", done.addAndGet(hashing.bytes(result)), hashing.bytes());
          });
    } catch (Exception e) {
      throw Failures.job(e);
    }
  }

  /** Notes the rows of slots that are not open: equal in both lanes. */
  private static void settle(Fingerprints fingerprints, BitSet open, Evidence evidence) {
    long equal = fingerprints.of(Side.PRIMARY).rows() - fingerprints.rowsOf(Side.PRIMARY, open);
    evidence.add(Partial.compared(new RowCoverage(equal, equal, equal), new Findings(0).found()));
  }
}
