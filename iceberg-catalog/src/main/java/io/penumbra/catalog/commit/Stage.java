package io.penumbra.catalog.commit;

import io.penumbra.catalog.graft.Content;
import io.penumbra.catalog.graft.Graft;
import io.penumbra.catalog.ledger.LedgerProperties;
import io.penumbra.catalog.retention.Retention;
import io.penumbra.catalog.view.LaneView;
import io.penumbra.catalog.view.Staged;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.MetadataUpdate;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.util.SnapshotUtil;

/** One attempt at a commit: everything that it changes, on the metadata that it found. */
public final class Stage {
  private final Staged staged;
  private final Optional<Ledger> found;
  private final Set<Long> retired = new HashSet<>();
  private Ledger ledger;

  Stage(TableOperations real, TableMetadata base) {
    this.staged = new Staged(real, base);
    this.found = LedgerProperties.read(base);
    this.ledger = found.orElse(null);
  }

  /** What the attempt rests on. */
  public TableMetadata base() {
    return staged.base();
  }

  /** What it has come to so far. */
  public TableMetadata metadata() {
    return staged.current();
  }

  public TableOperations operations() {
    return staged;
  }

  public boolean adopted() {
    return ledger != null;
  }

  /**
   * The ledger as it has come to be in this attempt.
   *
   * @throws io.penumbra.error.PenumbraException NOT_ADOPTED when the table has none
   */
  public Ledger ledger() {
    return adopted() ? ledger : LedgerProperties.require(base());
  }

  public void ledger(Ledger changed) {
    ledger = changed;
  }

  public void put(Lane lane) {
    ledger = ledger().with(lane);
  }

  /** Stages any change of the metadata. */
  public void apply(Consumer<TableMetadata.Builder> change) {
    TableMetadata current = staged.current();
    TableMetadata.Builder builder = TableMetadata.buildFrom(current);
    change.accept(builder);
    TableMetadata changed = builder.build();
    if (changed != current) {
      staged.commit(current, changed);
    }
  }

  /** The newest snapshot of a branch, empty where there is none. */
  public Optional<Snapshot> head(String branch) {
    return Optional.ofNullable(metadata().ref(branch))
        .map(ref -> metadata().snapshot(ref.snapshotId()));
  }

  public Optional<Snapshot> main() {
    return head(SnapshotRef.MAIN_BRANCH);
  }

  /** What a branch holds; nothing where there is none. */
  public Content content(String branch) {
    return head(branch).map(head -> Content.of(head, staged.io())).orElseGet(Content::empty);
  }

  /** A lane as a table; what is committed to it is staged here. */
  public Table view(LaneId id) {
    LaneView view = new LaneView(staged, metadata -> ledger(), id, ledger().generation());
    return new BaseTable(view, "lane " + id, report -> {});
  }

  public long newSnapshotId() {
    return staged.newSnapshotId();
  }

  /** Makes a graft the head of a branch, which it makes where it is missing. */
  public Snapshot advance(String branch, Graft graft, Content content) {
    Snapshot snapshot = graft.of(content, staged);
    apply(
        builder ->
            builder
                .addSnapshot(snapshot)
                .setRef(branch, Refs.branch(metadata().ref(branch), snapshot.snapshotId())));
    return snapshot;
  }

  /** Removes a ref, and lets the commit rest on it: a catalog asserts only what is set. */
  public void remove(String ref) {
    SnapshotRef current = metadata().ref(ref);
    if (current != null) {
      apply(builder -> builder.setRef(ref, Refs.touched(current)).removeRef(ref));
    }
  }

  /** Moves a tag, or makes it. */
  public void tag(String name, long snapshotId) {
    apply(builder -> builder.setRef(name, Refs.tag(snapshotId)));
  }

  /**
   * Makes a tag that expiry takes away when its time is over.
   *
   * @param untilMillis in milliseconds since the epoch
   */
  public void tag(String name, long snapshotId, long untilMillis) {
    apply(builder -> builder.setRef(name, Refs.tag(metadata().snapshot(snapshotId), untilMillis)));
  }

  /** Moves a branch, or makes it. */
  public void branch(String name, long snapshotId) {
    apply(builder -> builder.setRef(name, Refs.branch(metadata().ref(name), snapshotId)));
  }

  /** Ends a lineage: those of its snapshots that no ref reaches at the end go with this commit. */
  public void retire(String branch) {
    SnapshotRef ref = metadata().ref(branch);
    if (ref != null) {
      SnapshotUtil.ancestorsOf(ref.snapshotId(), metadata()::snapshot)
          .forEach(snapshot -> retired.add(snapshot.snapshotId()));
    }
  }

  public void properties(Map<String, String> properties) {
    apply(builder -> builder.setProperties(properties));
  }

  /**
   * Writes the ledger down, so that the commit is a compare-and-set on it. Every commit adds a
   * snapshot somewhere: that is how it is told from one that never arrived.
   */
  void seal() {
    if (!adopted() || (ledger.equals(found.orElse(null)) && unchanged())) {
      return;
    }
    giveUpHistory();
    boolean rewritten = found.map(before -> !sameButProgress(before, ledger)).orElse(true);
    apply(builder -> LedgerChange.between(found, ledger).accept(builder));
    if (rewritten || added().isEmpty() || metadata().ref(LedgerProperties.BRANCH) == null) {
      advanceLedger();
    } else {
      SnapshotRef branch = metadata().ref(LedgerProperties.BRANCH);
      apply(builder -> builder.setRef(LedgerProperties.BRANCH, Refs.touched(branch)));
    }
  }

  /** Whether nothing was staged. */
  boolean unchanged() {
    return staged.current() == staged.base();
  }

  /** The snapshots that the commit brings. */
  List<Long> added() {
    return metadata().changes().stream()
        .filter(MetadataUpdate.AddSnapshot.class::isInstance)
        .map(change -> ((MetadataUpdate.AddSnapshot) change).snapshot().snapshotId())
        .filter(id -> metadata().snapshot(id) != null)
        .toList();
  }

  Staged staged() {
    return staged;
  }

  /**
   * It holds no rows, yet names a schema: Iceberg's own expiry fails on snapshots without one, and
   * removes schemas that none has. So it is the one that the ledger says the table has, which after
   * a foreign ALTER is not the current one until that is noted.
   */
  private void advanceLedger() {
    Graft graft =
        new Graft(
            newSnapshotId(),
            head(LedgerProperties.BRANCH).map(Snapshot::snapshotId),
            Optional.of(ledger.primary().shape().schemaId()),
            DataOperations.APPEND,
            Map.of("penumbra.generation", Long.toString(ledger.generation())));
    advance(LedgerProperties.BRANCH, graft, Content.empty());
  }

  /** Gives up what retention allows, and schemas that nothing else needed. */
  private void giveUpHistory() {
    Set<Long> going = Retention.givenUp(metadata(), ledger, retired, System.currentTimeMillis());
    Set<Integer> schemas = new HashSet<>();
    going.forEach(id -> schemas.add(metadata().snapshot(id).schemaId()));
    found.ifPresent(before -> schemas.addAll(Schemas.of(before)));
    if (!going.isEmpty()) {
      apply(builder -> builder.removeSnapshots(going));
    }
    schemas.removeAll(Schemas.needed(metadata(), ledger));
    schemas.retainAll(metadata().schemasById().keySet());
    if (!schemas.isEmpty()) {
      apply(builder -> new MetadataUpdate.RemoveSchemas(schemas).applyTo(builder));
    }
  }

  /** Whether the ledgers differ at most in how far the stream has come. */
  private static boolean sameButProgress(Ledger before, Ledger after) {
    return before.generation() == after.generation()
        && before.nextLane() == after.nextLane()
        && before.source().equals(after.source())
        && before.lanes().equals(after.lanes())
        && before.pipeline().map(Stage::claim).equals(after.pipeline().map(Stage::claim));
  }

  private static List<String> claim(Pipeline pipeline) {
    return List.of(pipeline.lineage(), pipeline.job(), pipeline.catchUp());
  }
}
