package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.follow.Followers;
import io.penumbra.catalog.follow.MainHistory;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Status;
import java.time.Instant;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/** Keeps the heads of main and of a shadow, as they are in one metadata version, from expiry. */
public final class Pin implements Change<PinnedCut> {
  private final String name;
  private final String pinId;
  private final Instant at;

  /**
   * @param pinId names the tags; must be new
   */
  public Pin(String name, String pinId, Instant at) {
    this.name = name;
    this.pinId = pinId;
    this.at = at;
  }

  @Override
  public PinnedCut stage(Stage stage) {
    ForeignAlter.absorb(stage);
    MainHistory.noteDivergence(stage);
    Followers.sync(stage, Map.of());
    Lane shadow = stage.ledger().require(name);
    Refusals.shadow(shadow);
    Refusals.comparable(stage.ledger(), shadow);
    if (shadow.status() == Status.PENDING) {
      throw Refusals.refusal(
          ErrorCode.STATE_REFUSED,
          "Shadow '" + name + "' has no rows of its own yet: it is main under another schema",
          "Wait until the mirror job has committed a checkpoint, starting it if it is down");
    }
    removeForgotten(stage);
    PinnedCut cut = cut(stage, shadow);
    long until = at.plus(PinnedCut.LONGEST).toEpochMilli();
    stage.tag(cut.primaryTag(), cut.primarySnapshotId(), until);
    stage.tag(cut.shadowTag(), cut.shadowSnapshotId(), until);
    return cut;
  }

  /** Pins of processes that were killed. Stock expiry takes them as well. */
  private void removeForgotten(Stage stage) {
    TableMetadata metadata = stage.metadata();
    metadata
        .refs()
        .forEach(
            (name, ref) -> {
              Snapshot pinned = metadata.snapshot(ref.snapshotId());
              if (PinnedCut.isOver(name, ref, pinned, at.toEpochMilli())) {
                stage.remove(name);
              }
            });
  }

  private PinnedCut cut(Stage stage, Lane shadow) {
    Ledger ledger = stage.ledger();
    Snapshot main =
        stage
            .main()
            .orElseThrow(
                () ->
                    new PenumbraException(
                        ErrorCode.STATE_REFUSED,
                        "The table has no rows to compare yet",
                        "Wait for its first commit"));
    return new PinnedCut(
        pinId,
        ledger.primary().id(),
        shadow.id(),
        main.snapshotId(),
        stage.head(shadow.branch()).orElseThrow().snapshotId(),
        ledger.pipeline().map(Pipeline::checkpoint).orElse(-1L),
        ledger.pipeline().map(Pipeline::position).orElse(""),
        at.toEpochMilli());
  }
}
