package io.penumbra.catalog.follow;

import io.penumbra.catalog.commit.Marks;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.graft.Graft;
import io.penumbra.catalog.graft.Readability;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Role;
import io.penumbra.lane.ShadowName;
import io.penumbra.lane.Status;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;

/** Grafts main onto the lanes that hold no values of their own. */
public final class Followers {
  private Followers() {}

  /**
   * Brings every lane without files of its own to main's head, and each shadow's tag to its head.
   */
  public static void sync(Stage stage, Map<String, String> marks) {
    for (Lane lane : stage.ledger().lanes().values()) {
      if (!lane.is(Role.PRIMARY) && lane.status().fed() && !lane.writesOwnFiles()) {
        guarded(stage, lane, () -> follow(stage, lane, marks));
      }
    }
    stage.ledger().shadows().forEach(lane -> moveTag(stage, lane));
  }

  /**
   * Does something for one lane that must not fail the others (invariant I1): when it fails, the
   * lane is no longer fed, and the commit says why.
   */
  public static void guarded(Stage stage, Lane lane, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      detach(stage, lane, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  public static void detach(Stage stage, Lane lane, String reason) {
    Lane now = stage.ledger().lane(lane.id()).orElse(lane);
    stage.put(now.with(now.standing().status(Status.DETACHED, reason)));
  }

  /** Makes a lane hold what main holds, under the lane's own schema. */
  public static void graft(Stage stage, Lane lane, Map<String, String> marks) {
    Map<String, String> summary = new TreeMap<>(marks);
    summary.put(Marks.LANE, lane.id().value());
    stage.main().ifPresent(main -> summary.put(Marks.OF, Long.toString(main.snapshotId())));
    Optional<Snapshot> parent = stage.head(lane.branch()).or(stage::main);
    Graft graft =
        new Graft(
            stage.newSnapshotId(),
            parent.map(Snapshot::snapshotId),
            Optional.of(lane.shape().schemaId()),
            DataOperations.OVERWRITE,
            summary);
    stage.advance(lane.branch(), graft, stage.content("main"));
  }

  /** Whether a lane's head is a graft of main's head, made under the lane's present schema. */
  public static boolean upToDate(Stage stage, Lane lane) {
    Optional<Snapshot> head = stage.head(lane.branch());
    Optional<String> main = stage.main().map(snapshot -> Long.toString(snapshot.snapshotId()));
    return head.isPresent()
        && Integer.valueOf(lane.shape().schemaId()).equals(head.get().schemaId())
        && main.equals(Optional.ofNullable(head.get().summary().get(Marks.OF)));
  }

  private static void follow(Stage stage, Lane lane, Map<String, String> marks) {
    if (upToDate(stage, lane)) {
      return;
    }
    Lane primary = stage.ledger().primary();
    if (primary.writesOwnFiles() && !reads(stage, lane, primary)) {
      detach(stage, lane, "main's new files cannot be read under its schema");
      return;
    }
    graft(stage, lane, marks);
  }

  private static boolean reads(Stage stage, Lane lane, Lane primary) {
    return Readability.reads(
        stage.metadata().schemasById().get(lane.shape().schemaId()),
        stage.metadata().schemasById().get(primary.shape().schemaId()));
  }

  private static void moveTag(Stage stage, Lane shadow) {
    stage
        .head(shadow.branch())
        .ifPresent(head -> stage.tag(new ShadowName(shadow.name()).headTag(), head.snapshotId()));
  }
}
