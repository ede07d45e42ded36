package io.penumbra.bench.validate;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.Side;
import io.penumbra.jobs.validate.hash.Fingerprints;
import io.penumbra.jobs.validate.hash.HashJob;
import io.penumbra.jobs.validate.hash.HashThreads;
import io.penumbra.jobs.validate.hash.HashWorkers;
import io.penumbra.jobs.validate.hash.Hashing;
import io.penumbra.jobs.validate.hash.Slots;
import io.penumbra.jobs.validate.hash.WantedRows;
import io.penumbra.jobs.validate.read.Parts;
import io.penumbra.jobs.validate.read.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;

/**
 * Our hash level: digests of buckets.
 *
 * @param startsFlink whether in a Flink job of its own cluster, or in threads
 */
record HashContender(String name, boolean startsFlink) implements Contender {
  @Override
  public String run(Pair pair) throws Exception {
    ColumnPlan plan = ColumnPlan.of(pair.primary().schema(), pair.shadow().schema(), List.of(1));
    List<FileScanTask> primary = Pair.files(pair.primary());
    List<FileScanTask> shadow = Pair.files(pair.shadow());
    List<FileScanTask> both = new ArrayList<>(primary);
    both.addAll(shadow);
    Hashing hashing =
        new Hashing(
            Map.of(
                Side.PRIMARY, RowReader.of(pair.primary(), plan, Side.PRIMARY),
                Side.SHADOW, RowReader.of(pair.shadow(), plan, Side.SHADOW)),
            Map.of(Side.PRIMARY, parts(primary, both), Side.SHADOW, parts(shadow, both)));
    Fingerprints found =
        hashing.run(workers(), Slots.of(both, pair.rows()), WantedRows.all(), done -> {});
    return found.differing().cardinality()
        + " buckets of "
        + found.of(Side.PRIMARY).rows()
        + " rows";
  }

  private HashWorkers workers() {
    return startsFlink ? new HashJob(Flinks.batch()) : new HashThreads(Flinks.PARALLELISM);
  }

  private static List<FileScanTask> parts(List<FileScanTask> files, List<FileScanTask> both) {
    long bytes = both.stream().mapToLong(FileScanTask::length).sum();
    return Parts.of(files, bytes, Flinks.PARALLELISM);
  }
}
