package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.follow.MainHistory;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Feeding;
import io.penumbra.lane.Fork;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Origin;
import io.penumbra.lane.Role;
import io.penumbra.lane.Shape;
import io.penumbra.lane.SourceBinding;
import io.penumbra.lane.Standing;
import io.penumbra.lane.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;

/** Gives a table its ledger: lane {@code l0} is what it holds now. */
public final class Adopt implements Change<Ledger> {
  private final Optional<SourceBinding> source;
  private final Map<Integer, String> columns;
  private final Instant at;

  public Adopt(Optional<SourceBinding> source, Map<Integer, String> columns, Instant at) {
    this.source = source;
    this.columns = Map.copyOf(columns);
    this.at = at;
  }

  @Override
  public Ledger stage(Stage stage) {
    if (!stage.adopted()) {
      refuseOldFormat(stage.metadata());
      stage.ledger(first(stage));
      MainHistory.mark(stage);
    } else if (source.isPresent() && !source.equals(stage.ledger().source())) {
      bind(stage);
    }
    return stage.ledger();
  }

  private void bind(Stage stage) {
    Ledger ledger = stage.ledger();
    if (ledger.source().isPresent()) {
      throw new PenumbraException(
          ErrorCode.STATE_REFUSED,
          "The table mirrors " + ledger.source().get().table() + ", not " + source.get().table(),
          "Mirror the other table into a table of its own");
    }
    Lane primary = ledger.primary();
    stage.ledger(
        new Ledger(
                ledger.generation(), ledger.nextLane(), source, ledger.pipeline(), ledger.lanes())
            .with(primary.with(primary.feeding().columns(columns))));
  }

  private static void refuseOldFormat(TableMetadata metadata) {
    if (metadata.formatVersion() < 2) {
      throw new PenumbraException(
          ErrorCode.STATE_REFUSED,
          "The table at " + metadata.location() + " has format version 1",
          "Set its property format-version to 2");
    }
  }

  private Ledger first(Stage stage) {
    TableMetadata metadata = stage.metadata();
    LaneId id = LaneId.of(0);
    Shape shape =
        new Shape(
            metadata.currentSchemaId(), metadata.defaultSpecId(), metadata.defaultSortOrderId());
    Fork fork = new Fork(stage.main().map(Snapshot::snapshotId).orElse(-1L), -1, "", at);
    Lane lane =
        new Lane(
            id,
            Lane.MAIN,
            Role.PRIMARY,
            SnapshotRef.MAIN_BRANCH,
            shape,
            new Feeding(Feed.STREAM, true, id, false, columns),
            new Origin("", "penumbra", at, fork, shape),
            Standing.of(Status.PROMOTED));
    SortedMap<LaneId, Lane> lanes = new TreeMap<>(Map.of(id, lane));
    return new Ledger(1, 1, source, Optional.empty(), lanes);
  }
}
