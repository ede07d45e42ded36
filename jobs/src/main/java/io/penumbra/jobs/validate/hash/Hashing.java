package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import io.penumbra.jobs.validate.read.RowReader;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.FileScanTask;

/** Hashes the rows of two lanes. */
public final class Hashing {
  /** Small files are read together until they have so many bytes. */
  private static final long GROUP_BYTES = 8L << 20;

  private final Map<Side, RowReader> readers;
  private final Map<Integer, FileGroup> groups = new LinkedHashMap<>();

  /**
   * @param parts parts of the data files of both lanes
   */
  public Hashing(Map<Side, RowReader> readers, Map<Side, List<FileScanTask>> parts) {
    this.readers = new EnumMap<>(readers);
    for (Side side : Side.values()) {
      List<FileScanTask> ordered = OldestFirst.of(parts.get(side));
      FileGroup.of(side, groups.size(), ordered, GROUP_BYTES)
          .forEach(group -> groups.put(group.number(), group));
    }
  }

  private Hashing(Map<Side, RowReader> readers, Collection<FileGroup> groups) {
    this.readers = new EnumMap<>(readers);
    groups.forEach(group -> this.groups.put(group.number(), group));
  }

  /** Without some groups. */
  Hashing without(Set<Integer> numbers) {
    return new Hashing(
        readers,
        groups.values().stream().filter(group -> !numbers.contains(group.number())).toList());
  }

  /** Groups by what their digests depend on. Of groups that are the same, only one. */
  Map<String, FileGroup> keyed(Slots slots) {
    WorkKeys keys = new WorkKeys(readers, slots);
    Map<String, FileGroup> keyed = new LinkedHashMap<>();
    groups.values().forEach(group -> keyed.putIfAbsent(keys.of(group), group));
    return keyed;
  }

  /** How many parts of files are read. */
  public long parts() {
    return groups.values().stream().mapToLong(group -> group.parts().size()).sum();
  }

  /** Size of these parts in bytes, as stored, with the deletes of each. */
  public long bytes() {
    return groups.values().stream().mapToLong(FileGroup::bytes).sum();
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
    return run(workers, new BySlot(slots), wanted, new Fingerprints(slots.count()), done);
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
    Fold fold = new ByColumn(fieldIds);
    return run(workers, fold, wanted, new Fingerprints(fold.digests()), done);
  }

  /**
   * @param sums gets what the groups show
   */
  Fingerprints run(
      HashWorkers workers,
      Fold fold,
      WantedRows wanted,
      Fingerprints sums,
      Consumer<GroupDigests> done)
      throws Exception {
    workers.hash(
        List.copyOf(groups.values()),
        new GroupHasher(readers, fold, wanted),
        bytes -> {
          GroupDigests result = GroupDigests.of(bytes);
          sums.add(result);
          done.accept(result);
        });
    return sums;
  }
}
