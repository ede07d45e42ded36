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
    PinnedCut cut = cut(stage, shadow);
    stage.tag(cut.primaryTag(), cut.primarySnapshotId());
    stage.tag(cut.shadowTag(), cut.shadowSnapshotId());
    return cut;
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
