package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Hashing of all rows that goes on where an earlier run has ended, and is kept as it goes. */
public final class ResumedHashing {
  private final Hashing left;
  private final Slots slots;
  private final Fingerprints known;
  private final long knownParts;
  private final Map<Integer, String> keys = new HashMap<>();
  private final DigestLog log;
  private final ToLongFunction<Side> snapshots;

  private ResumedHashing(
      Hashing left, Slots slots, KnownGroups known, DigestLog log, ToLongFunction<Side> snapshots) {
    this.left = left;
    this.slots = slots;
    this.known = known.fingerprints();
    this.knownParts = known.parts();
    this.log = log;
    this.snapshots = snapshots;
  }

  /**
   * @param log where digests of earlier runs are looked for
   * @param snapshots ids of the lanes' snapshots
   */
  public static ResumedHashing of(
      Hashing hashing, Slots slots, DigestLog log, ToLongFunction<Side> snapshots) {
    if (!log.isFor(hashing.bytes())) {
      KnownGroups none = new KnownGroups(Map.of(), slots.count());
      return new ResumedHashing(hashing, slots, none, log, snapshots);
    }
    Map<String, FileGroup> groups = hashing.keyed(slots);
    KnownGroups known = known(groups, slots.count(), log);
    Hashing left = hashing.without(known.numbers());
    ResumedHashing resumed = new ResumedHashing(left, slots, known, log, snapshots);
    groups.forEach((key, group) -> resumed.keys.put(group.number(), key));
    return resumed;
  }

  private static KnownGroups known(Map<String, FileGroup> groups, int slots, DigestLog log) {
    KnownGroups known = new KnownGroups(groups, slots);
    log.find(groups.keySet(), known::add);
    if (known.damaged() > 0) {
      log.trouble(known.damaged() + " digests of earlier runs are damaged, and were not used");
    }
    if (known.contradictory()) {
      log.trouble("Digests of earlier runs contradict each other, and none were used");
      return new KnownGroups(groups, slots);
    }
    return known;
  }

  /** What is not known. */
  public Hashing left() {
    return left;
  }

  /** Parts of files whose digests an earlier run has computed. */
  public long knownParts() {
    return knownParts;
  }

  /**
   * Reads what is not known, if there is any.
   *
   * @param done hears of each group of parts when it is done
   * @return the digests of all parts
   * @throws Exception when a part can't be read, or a job fails
   */
  public Fingerprints run(HashWorkers workers, Consumer<GroupDigests> done) throws Exception {
    if (left.parts() > 0) {
      left.run(workers, new BySlot(slots), WantedRows.all(), known, done.andThen(this::keep));
      log.end();
    }
    return known;
  }

  private void keep(GroupDigests result) {
    String key = keys.get(result.group());
    if (key != null) {
      log.done(KeptDigests.of(key, snapshots.applyAsLong(result.side()), result));
    }
  }
}
