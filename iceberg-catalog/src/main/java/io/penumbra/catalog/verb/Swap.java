package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Feeds;
import io.penumbra.catalog.commit.Marks;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.follow.Followers;
import io.penumbra.catalog.follow.MainHistory;
import io.penumbra.catalog.graft.Content;
import io.penumbra.catalog.graft.Graft;
import io.penumbra.catalog.graft.Removed;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Role;
import io.penumbra.lane.ShadowName;
import io.penumbra.lane.Shape;
import io.penumbra.lane.Standing;
import io.penumbra.lane.Status;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;

/**
 * One lane becomes the table and another one stops being it (invariant I5). Main's new head has the
 * incoming lane's rows and schema and main's old head as its parent, so that main's history goes
 * on.
 */
final class Swap {
  private static final String MAIN = SnapshotRef.MAIN_BRANCH;

  private final Stage stage;
  private final Lane incoming;
  private final Lane outgoing;

  Swap(Stage stage, Lane incoming) {
    this.stage = stage;
    this.incoming = incoming;
    this.outgoing = stage.ledger().primary();
  }

  /**
   * @param role of the outgoing lane from now on
   * @param branch of the outgoing lane from now on
   */
  Swapped run(Role role, String branch, Status outgoingStatus) {
    SwapFeeds feeds = SwapFeeds.of(stage.metadata(), incoming, outgoing);
    Graft graft = graft();
    Content content = content(graft);
    keep(branch);
    leave();
    show(incoming.shape());
    Snapshot head = stage.advance(MAIN, graft, content);
    stage.put(
        incoming
            .moved(Role.PRIMARY, MAIN)
            .with(feeds.incoming())
            .with(Standing.of(Status.PROMOTED)));
    stage.put(
        outgoing.moved(role, branch).with(feeds.outgoing()).with(Standing.of(outgoingStatus)));
    stage.ledger(Feeds.aligned(stage.ledger()));
    Map<String, String> rebased = new OpenShadows(stage, outgoing).rebase(incoming);
    Followers.sync(stage, Map.of());
    MainHistory.mark(stage);
    stage.ledger(stage.ledger().nextGeneration());
    return new Swapped(
        stage.ledger(),
        stage.ledger().primary(),
        stage.ledger().lane(outgoing.id()).orElseThrow(),
        head.snapshotId(),
        0,
        rebased);
  }

  private Graft graft() {
    return new Graft(
        stage.newSnapshotId(),
        stage.main().map(Snapshot::snapshotId),
        Optional.of(incoming.shape().schemaId()),
        DataOperations.REPLACE,
        Map.of(
            Marks.LANE,
            incoming.id().value(),
            Marks.SWAP,
            incoming.name(),
            Marks.OF,
            Long.toString(stage.head(incoming.branch()).orElseThrow().snapshotId())));
  }

  /** A lane that shares main's files is main's content under another schema. */
  private Content content(Graft graft) {
    Content main = stage.content(MAIN);
    return incoming.writesOwnFiles()
        ? new Removed(stage.operations(), graft.snapshotId())
            .added(stage.content(incoming.branch()), main)
        : main;
  }

  /**
   * The outgoing lane's head stays on a branch of its own. It has to name the lane's schema, or
   * others' expiry removes that: main's head has an older one right after a foreign ALTER.
   */
  private void keep(String branch) {
    Optional<Snapshot> head = stage.main();
    Integer schemaId = outgoing.shape().schemaId();
    if (head.isPresent() && schemaId.equals(head.get().schemaId())) {
      stage.branch(branch, head.get().snapshotId());
      return;
    }
    Graft same =
        new Graft(
            stage.newSnapshotId(),
            head.map(Snapshot::snapshotId),
            Optional.of(schemaId),
            head.isPresent() ? DataOperations.REPLACE : DataOperations.APPEND,
            Map.of(Marks.LANE, outgoing.id().value()));
    stage.advance(branch, same, stage.content(MAIN));
  }

  /** The incoming lane's own branch ends; main has its rows now. */
  private void leave() {
    stage.retire(incoming.branch());
    stage.remove(incoming.branch());
    if (incoming.is(Role.SHADOW)) {
      stage.remove(new ShadowName(incoming.name()).headTag());
    }
  }

  private void show(Shape shape) {
    stage.apply(
        builder ->
            builder
                .setCurrentSchema(shape.schemaId())
                .setDefaultPartitionSpec(shape.specId())
                .setDefaultSortOrder(shape.sortOrderId()));
  }
}
