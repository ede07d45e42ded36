package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import io.penumbra.jobs.validate.read.RowReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.iceberg.FileScanTask;

/** Hashes the rows of two lanes. */
public final class Hashing {
  /** Small files are read together until they have so many bytes. */
  private static final long GROUP_BYTES = 8L << 20;

  private final Map<Side, RowReader> readers;
  private final List<FileGroup> groups = new ArrayList<>();

  /**
   * @param parts parts of the data files of both lanes
   */
  public Hashing(Map<Side, RowReader> readers, Map<Side, List<FileScanTask>> parts) {
    this.readers = new EnumMap<>(readers);
    for (Side side : Side.values()) {
      groups.addAll(FileGroup.of(side, groups.size(), parts.get(side), GROUP_BYTES));
    }
  }

  /** How many parts of files are read. */
  public long parts() {
    return groups.stream().mapToLong(group -> group.parts().size()).sum();
  }

  /** Size of these parts in bytes, as stored, with the deletes of each. */
  public long bytes() {
    return groups.stream().mapToLong(FileGroup::bytes).sum();
  }

  /** Size of a group of parts in bytes. */
  public long bytes(GroupDigests result) {
    return groups.get(result.group()).bytes();
  }

  /**
   * Reads all parts once, in a job.
   *
   * @param wanted rows of other slots are left out
   * @param done hears of each group of parts when it is done
   * @throws Exception when the job fails
   */
  public Fingerprints run(
      StreamExecutionEnvironment env, Slots slots, WantedRows wanted, Consumer<GroupDigests> done)
      throws Exception {
    return run(env, new BySlot(slots), wanted, done);
  }

  /**
   * Reads all parts once, in a job, to tell in which columns rows differ.
   *
   * @param fieldIds of the compared columns, sorted
   * @return a digest of each column, and one of the keys
   */
  public Fingerprints columns(
      StreamExecutionEnvironment env,
      List<Integer> fieldIds,
      WantedRows wanted,
      Consumer<GroupDigests> done)
      throws Exception {
    return run(env, new ByColumn(fieldIds), wanted, done);
  }

  private Fingerprints run(
      StreamExecutionEnvironment env, Fold fold, WantedRows wanted, Consumer<GroupDigests> done)
      throws Exception {
    Fingerprints fingerprints = new Fingerprints(fold.digests());
    try (CloseableIterator<byte[]> results =
        HashJob.on(env, groups, readers, fold, wanted)
            .executeAndCollect("penumbra validate: hash")) {
      while (results.hasNext()) {
        GroupDigests result = GroupDigests.of(results.next());
        fingerprints.add(result);
        done.accept(result);
      }
    }
    return fingerprints;
  }
}
