package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import io.penumbra.jobs.validate.read.RowReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
   * Reads all parts once.
   *
   * @param wanted rows of other slots are left out
   * @param done hears of each group of parts when it is done
   * @throws Exception when a part can't be read, or a job fails
   */
  public Fingerprints run(
      HashWorkers workers, Slots slots, WantedRows wanted, Consumer<GroupDigests> done)
      throws Exception {
    return run(workers, new BySlot(slots), wanted, done);
  }

  /**
   * Reads all parts once, to tell in which columns rows differ.
   *
   * @param fieldIds of the compared columns, sorted
   * @return a digest of each column, and one of the keys
   */
  public Fingerprints columns(
      HashWorkers workers, List<Integer> fieldIds, WantedRows wanted, Consumer<GroupDigests> done)
      throws Exception {
    return run(workers, new ByColumn(fieldIds), wanted, done);
  }

  private Fingerprints run(
      HashWorkers workers, Fold fold, WantedRows wanted, Consumer<GroupDigests> done)
      throws Exception {
    Fingerprints fingerprints = new Fingerprints(fold.digests());
    workers.hash(
        groups,
        new GroupHasher(readers, fold, wanted),
        bytes -> {
          GroupDigests result = GroupDigests.of(bytes);
          fingerprints.add(result);
          done.accept(result);
        });
    return fingerprints;
  }
}
