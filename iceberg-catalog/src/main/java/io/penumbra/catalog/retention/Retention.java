package io.penumbra.catalog.retention;

import io.penumbra.catalog.ledger.LedgerProperties;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Finds the snapshots that a commit gives up, so that a table's metadata stays bounded however many
 * checkpoints it has seen. Whatever a ref names, a lane forked from, or a stranger's branch holds
 * stays.
 */
public final class Retention {
  /** How many of the newest snapshots of a lane stay at most. */
  public static final String LANE_SNAPSHOTS = "penumbra.retention.lane-snapshots";

  /** How old a lane's snapshots may become, in hours. */
  public static final String LANE_HOURS = "penumbra.retention.lane-hours";

  /** How many of main's newest snapshots stay at most; no limit where it is not set. */
  public static final String MAIN_SNAPSHOTS = "penumbra.retention.main-snapshots";

  static final int LANE_SNAPSHOTS_DEFAULT = 20;
  static final int LANE_HOURS_DEFAULT = 24;
  private static final int LEDGER_SNAPSHOTS = 20;

  /** Giving up is done in batches: finding the files that go with it reads manifest lists. */
  private static final int BATCH = 20;

  private final TableMetadata metadata;
  private final Ledger ledger;
  private final RetentionPolicy policy;
  private final long now;
  private final Set<Long> main;

  private Retention(TableMetadata metadata, Ledger ledger, long now) {
    this.metadata = metadata;
    this.ledger = ledger;
    this.policy = RetentionPolicy.of(metadata);
    this.now = now;
    this.main = ancestors(SnapshotRef.MAIN_BRANCH);
  }

  /** What a table that Penumbra makes says about its history. */
  public static Map<String, String> defaults() {
    return Map.of(
        LANE_SNAPSHOTS,
        Integer.toString(LANE_SNAPSHOTS_DEFAULT),
        LANE_HOURS,
        Integer.toString(LANE_HOURS_DEFAULT),
        MAIN_SNAPSHOTS,
        "100",
        TableProperties.METADATA_COMPRESSION,
        "gzip",
        TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED,
        "true",
        TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
        "20");
  }

  /**
   * @param retired snapshots of lineages that this commit ends; they go unless a ref still reaches
   *     them
   * @param now milliseconds since the epoch
   */
  public static Set<Long> givenUp(
      TableMetadata metadata, Ledger ledger, Set<Long> retired, long now) {
    Retention retention = new Retention(metadata, ledger, now);
    if (!retention.policy.enabled()) {
      return Set.of();
    }
    Set<Long> expired = retention.expired();
    Set<Long> all = new LinkedHashSet<>(retention.unreachable(retired));
    if (expired.size() >= BATCH || !all.isEmpty()) {
      all.addAll(expired);
    }
    return all;
  }

  private Set<Long> expired() {
    Set<Long> going = new LinkedHashSet<>();
    collect(SnapshotRef.MAIN_BRANCH, policy::mainGivesUp, Set.of(), going);
    ledger.lanes().values().stream()
        .map(Lane::branch)
        .filter(branch -> !branch.equals(SnapshotRef.MAIN_BRANCH))
        .forEach(branch -> collect(branch, policy::laneGivesUp, main, going));
    collect(LedgerProperties.BRANCH, (index, age) -> index >= LEDGER_SNAPSHOTS, Set.of(), going);
    going.removeAll(kept());
    return going;
  }

  private void collect(
      String branch, BiPredicate<Integer, Long> givesUp, Set<Long> notBelow, Set<Long> into) {
    int index = 0;
    for (Snapshot snapshot : lineage(branch)) {
      if (notBelow.contains(snapshot.snapshotId())) {
        return;
      }
      if (givesUp.test(index, now - snapshot.timestampMillis())) {
        into.add(snapshot.snapshotId());
      }
      index++;
    }
  }

  private Set<Long> kept() {
    Set<Long> kept = new HashSet<>();
    Set<String> managed =
        ledger.lanes().values().stream().map(Lane::branch).collect(Collectors.toSet());
    metadata
        .refs()
        .forEach(
            (name, ref) -> {
              kept.add(ref.snapshotId());
              if (ref.isBranch() && !managed.contains(name) && !ours(name)) {
                kept.addAll(ancestors(name));
              }
            });
    ledger.lanes().values().forEach(lane -> kept.add(lane.origin().fork().snapshotId()));
    return kept;
  }

  private static boolean ours(String branch) {
    return branch.equals(LedgerProperties.BRANCH) || branch.equals(SnapshotRef.MAIN_BRANCH);
  }

  private Set<Long> unreachable(Set<Long> retired) {
    Set<Long> reachable = new HashSet<>();
    metadata
        .refs()
        .forEach(
            (name, ref) -> {
              reachable.add(ref.snapshotId());
              if (ref.isBranch()) {
                reachable.addAll(ancestors(name));
              }
            });
    return retired.stream()
        .filter(id -> metadata.snapshot(id) != null && !reachable.contains(id))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<Long> ancestors(String branch) {
    Set<Long> ids = new HashSet<>();
    lineage(branch).forEach(snapshot -> ids.add(snapshot.snapshotId()));
    return ids;
  }

  private Iterable<Snapshot> lineage(String branch) {
    SnapshotRef ref = metadata.ref(branch);
    return ref == null ? Set.of() : SnapshotUtil.ancestorsOf(ref.snapshotId(), metadata::snapshot);
  }
}
