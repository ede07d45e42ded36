package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.follow.Followers;
import io.penumbra.catalog.graft.Readability;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Feeding;
import io.penumbra.lane.Fork;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Origin;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Role;
import io.penumbra.lane.ShadowName;
import io.penumbra.lane.Shape;
import io.penumbra.lane.Standing;
import io.penumbra.lane.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/** Opens a shadow: its schema, a branch that holds what main holds, a tag, and its ledger entry. */
public final class Propose implements Change<Lane> {
  private final Proposal proposal;
  private final Instant at;

  public Propose(Proposal proposal, Instant at) {
    this.proposal = proposal;
    this.at = at;
  }

  @Override
  public Lane stage(Stage stage) {
    ForeignAlter.absorb(stage);
    Ledger ledger = stage.ledger();
    LaneId id = LaneId.of(ledger.nextLane());
    ShadowName name = new ShadowName(proposal.name().orElse("p" + ledger.nextLane()));
    refuseTaken(stage, name);
    Evolution.Target target = target(stage.metadata());
    Shape shape = Shapes.add(stage, target);
    Lane lane =
        new Lane(
            id,
            name.value(),
            Role.SHADOW,
            name.branch(),
            shape,
            feeding(stage, shape, target),
            origin(stage),
            Standing.of(Status.PENDING));
    lane = lane.feeding().feed() == Feed.FOLLOW ? following(lane) : lane;
    stage.ledger(ledger.with(lane).nextGeneration());
    Followers.sync(stage, Map.of());
    return stage.ledger().lane(id).orElseThrow();
  }

  private static Lane following(Lane lane) {
    return lane.with(Standing.of(Status.SHADOWING));
  }

  private void refuseTaken(Stage stage, ShadowName name) {
    boolean taken =
        name.value().equals(Lane.MAIN)
            || stage.ledger().named(name.value()).isPresent()
            || stage.metadata().ref(name.branch()) != null
            || stage.metadata().ref(name.headTag()) != null;
    if (taken) {
      throw new PenumbraException(
          ErrorCode.NAME_TAKEN,
          "The name '" + name + "' is taken on this table",
          "Choose another with --name");
    }
  }

  private Evolution.Target target(TableMetadata now) {
    Evolution.Target target =
        proposal
            .evolution()
            .on(
                new Evolution.Current(
                    now.schema(), now.spec(), now.sortOrder(), now.lastColumnId()));
    if (!Readability.reads(target.schema(), now.schema())) {
      throw new PenumbraException(
          ErrorCode.DDL_NEEDS_REWRITE,
          "The proposed schema cannot read the rows that are there",
          "Changes that rewrite rows are not built yet; add a column beside the old one");
    }
    if (!target.spec().compatibleWith(now.spec())) {
      throw new PenumbraException(
          ErrorCode.DDL_NEEDS_REWRITE,
          "The proposed partitioning differs from the table's: deletes would miss rows that are there",
          "Changes that rewrite rows are not built yet; propose the other changes without it");
    }
    Shapes.refuseUsedIds(target.schema(), now);
    return target;
  }

  private Feeding feeding(Stage stage, Shape shape, Evolution.Target target) {
    Lane primary = stage.ledger().primary();
    Schema main = stage.metadata().schema();
    boolean shares =
        !proposal.separate()
            && shape.specId() == primary.shape().specId()
            && Readability.follows(target.schema(), main);
    Map<Integer, String> columns = new HashMap<>(primary.feeding().columns());
    columns.keySet().removeIf(field -> target.schema().findField(field) == null);
    columns.putAll(target.columns());
    return new Feeding(
        shares ? Feed.FOLLOW : Feed.STREAM,
        false,
        primary.feeding().filesOf(),
        proposal.separate(),
        columns);
  }

  private Origin origin(Stage stage) {
    Ledger ledger = stage.ledger();
    Fork fork =
        new Fork(
            stage.main().map(Snapshot::snapshotId).orElse(-1L),
            ledger.pipeline().map(Pipeline::checkpoint).orElse(-1L),
            ledger.pipeline().map(Pipeline::position).orElse(""),
            at);
    return new Origin(proposal.ddl(), proposal.by(), at, fork, ledger.primary().shape());
  }
}
