package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.follow.Followers;
import io.penumbra.catalog.graft.Readability;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Feeding;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Shape;
import io.penumbra.lane.Standing;
import io.penumbra.lane.Status;
import io.penumbra.plan.Rebase;
import io.penumbra.plan.Rebased;
import io.penumbra.plan.TableForm;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.TableMetadata;

/** What becomes of the other open shadows when main's schema moves under them. */
final class OpenShadows {
  private final Stage stage;
  private final Lane outgoing;

  /**
   * @param outgoing the lane that was the table
   */
  OpenShadows(Stage stage, Lane outgoing) {
    this.stage = stage;
    this.outgoing = outgoing;
  }

  /**
   * Puts each open shadow's diff on the new schema.
   *
   * @return by name, empty where it could be done, else why it is in conflict
   */
  Map<String, String> rebase(Lane main) {
    Map<String, String> outcome = new TreeMap<>();
    for (Lane lane : stage.ledger().shadows()) {
      boolean moved = !lane.origin().base().equals(main.shape());
      if (lane.id().equals(outgoing.id()) || !lane.status().fed()) {
        continue;
      }
      if (moved) {
        outcome.put(lane.name(), moved(lane, main));
      } else if (lane.status() == Status.CONFLICT) {
        begin(lane.with(lane.shape()), main, lane.feeding().columns());
        outcome.put(lane.name(), "");
      }
    }
    return outcome;
  }

  private String moved(Lane lane, Lane main) {
    if (!stage.metadata().schemasById().containsKey(lane.origin().base().schemaId())) {
      String gone = "somebody removed the schema that it was made on from the table";
      conflict(lane, main, gone);
      return gone;
    }
    Rebased rebased = Rebase.of(form(lane.origin().base()), form(lane.shape()), form(main.shape()));
    boolean feeds = stage.ledger().primary().feeding().filesOf().equals(lane.id());
    if (rebased instanceof Rebased.Clean clean && readable(clean, main) && !feeds) {
      begin(renewed(lane, main, clean), main, columns(lane, main, clean));
      return "";
    }
    String reason =
        rebased instanceof Rebased.Conflict conflict
            ? conflict.reason()
            : feeds
                ? "the table was still fed from its files when its schema moved"
                : "its schema cannot read the table's rows any more";
    conflict(lane, main, reason);
    return reason;
  }

  /**
   * The shadow as a lane of its own: what writers made for the former one has its shape, and must
   * not be taken for this one's.
   */
  private Lane renewed(Lane lane, Lane main, Rebased.Clean clean) {
    Shape shape =
        Shapes.add(stage, clean.form().schema(), clean.form().spec(), clean.form().order());
    Lane renewed =
        new Lane(
            LaneId.of(stage.ledger().nextLane()),
            lane.name(),
            lane.role(),
            lane.branch(),
            shape,
            lane.feeding(),
            lane.origin().base(main.shape()),
            lane.standing());
    stage.ledger(stage.ledger().without(lane.id()));
    return renewed;
  }

  private boolean readable(Rebased.Clean clean, Lane main) {
    return Readability.reads(clean.form().schema(), form(main.shape()).schema());
  }

  /** Starts a lane again from what main holds now; what was proven no longer counts. */
  private void begin(Lane lane, Lane main, Map<Integer, String> columns) {
    Feed feed = feed(lane, main);
    Feeding feeding =
        lane.feeding()
            .columns(columns)
            .feed(feed)
            .deactivated(stage.ledger().primary().feeding().filesOf());
    Status status = feed == Feed.FOLLOW ? Status.SHADOWING : Status.PENDING;
    Lane begun = lane.with(feeding).with(Standing.of(status));
    stage.put(begun);
    Followers.graft(stage, begun, Map.of());
  }

  private void conflict(Lane lane, Lane main, String reason) {
    Feeding feeding = lane.feeding();
    if (feeding.feed() == Feed.FOLLOW && feed(lane, main) == Feed.STREAM) {
      feeding = feeding.feed(Feed.STREAM);
    }
    stage.put(
        lane.with(feeding).with(Standing.of(Status.CONFLICT).status(Status.CONFLICT, reason)));
  }

  private Feed feed(Lane lane, Lane main) {
    boolean shares =
        !lane.feeding().separate()
            && lane.shape().specId() == main.shape().specId()
            && Readability.follows(form(lane.shape()).schema(), form(main.shape()).schema());
    return shares ? Feed.FOLLOW : Feed.STREAM;
  }

  private static Map<Integer, String> columns(Lane lane, Lane main, Rebased.Clean clean) {
    Map<Integer, String> columns = new HashMap<>(main.feeding().columns());
    lane.feeding()
        .columns()
        .forEach((id, name) -> columns.put(clean.renumbered().getOrDefault(id, id), name));
    columns.keySet().removeIf(id -> clean.form().schema().findField(id) == null);
    return columns;
  }

  private TableForm form(Shape shape) {
    TableMetadata metadata = stage.metadata();
    return new TableForm(
        metadata.schemasById().get(shape.schemaId()),
        metadata.spec(shape.specId()),
        metadata.sortOrdersById().get(shape.sortOrderId()),
        Set.of(),
        metadata.formatVersion(),
        metadata.lastColumnId());
  }
}
