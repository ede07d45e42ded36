package io.penumbra.catalog.property;

import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.testing.Row;
import io.penumbra.catalog.testing.TestingStream.Change;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Feeding;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Role;
import io.penumbra.lane.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.iceberg.Schema;

/**
 * What each lane has to hold: a map from key to row. It knows nothing of snapshots, files, grafts
 * or commits; which lanes there are and how they are fed it takes from the ledger.
 *
 * <p>A row keeps every field that was written, also those that its lane does not show: a lane that
 * begins from it later, and has such a field, shows the value.
 */
final class Oracle {
  private final Map<LaneId, SortedMap<Long, Row>> lanes = new HashMap<>();
  private final Map<LaneId, Feeding> fed = new HashMap<>();
  private final Set<LaneId> diverged = new HashSet<>();
  private final Supplier<Map<Integer, Schema>> table;
  private Map<Integer, Schema> schemas;
  private Ledger ledger;

  /**
   * @param table finds all schemas of the table by their ids
   */
  Oracle(Ledger ledger, Supplier<Map<Integer, Schema>> table) {
    this.table = table;
    this.schemas = table.get();
    this.ledger = ledger;
    lanes.put(ledger.primary().id(), new TreeMap<>());
  }

  Ledger ledger() {
    return ledger;
  }

  Lane primary() {
    return ledger.primary();
  }

  /** What users read. */
  SortedMap<Long, Row> main() {
    return lanes.get(primary().id());
  }

  /** What a lane shows under a schema. */
  List<Row> rows(Lane lane, Schema schema) {
    return lanes.get(lane.id()).values().stream().map(row -> row.under(schema)).toList();
  }

  /** Whether a stranger changed rows of main that a lane with files of its own lacks. */
  boolean lacksRows(Lane lane) {
    return diverged.contains(lane.id());
  }

  Schema schema(Lane lane) {
    return schemas.get(lane.shape().schemaId());
  }

  /**
   * Barriers that were committed, with what the source had changed in each of their epochs. Those
   * that change nothing are committed by leaving the table as it is.
   *
   * @param failing lanes that could not be written
   */
  void committed(Map<Barrier, List<List<Change>>> barriers, Set<LaneId> failing, Ledger after) {
    if (after.pipeline().equals(ledger.pipeline())) {
      return;
    }
    failing.forEach(this::detach);
    fed.clear();
    ledger.lanes().values().forEach(lane -> fed.put(lane.id(), feeding(lane, after)));
    barriers.forEach(
        (barrier, epochs) -> {
          barrier.fullFromHere().forEach(this::activate);
          epochs.forEach(this::epoch);
        });
    sync(after);
  }

  /**
   * A foreign ALTER is taken in first: a lane that followed main may need files of its own then.
   */
  private static Feeding feeding(Lane lane, Ledger after) {
    return after
        .lane(lane.id())
        .map(now -> lane.feeding().feed(now.feeding().feed()))
        .orElse(lane.feeding());
  }

  private void detach(LaneId id) {
    ledger
        .lane(id)
        .map(lane -> lane.with(lane.standing().status(Status.DETACHED, "")))
        .ifPresent(lane -> ledger = ledger.with(lane));
  }

  private void activate(LaneId id) {
    Feeding feeding = fed.get(id);
    boolean begins =
        feeding != null
            && ledger.lane(id).orElseThrow().status().fed()
            && feeding.feed() == Feed.STREAM
            && !feeding.active();
    if (begins) {
      copyMain(ledger.lane(id).orElseThrow());
      fed.put(id, feeding.activated(id));
    }
  }

  private void epoch(List<Change> changes) {
    Lane primary = primary();
    Lane files = ledger.lane(fed.get(primary.id()).filesOf()).orElseThrow();
    apply(changes, primary, files);
    for (Lane lane : ledger.lanes().values()) {
      Feeding feeding = fed.get(lane.id());
      boolean own = feeding.feed() == Feed.STREAM && feeding.active() && lane.status().fed();
      if (own && !lane.is(Role.PRIMARY)) {
        apply(changes, lane, lane);
      }
    }
  }

  /** Rows are written as those of one lane, and taken by another. */
  private void apply(List<Change> changes, Lane lane, Lane files) {
    SortedMap<Long, Row> rows = lanes.get(lane.id());
    Map<Integer, String> columns = files.feeding().columns();
    for (Change change : changes) {
      if (change.truncates()) {
        rows.clear();
        continue;
      }
      rows.remove(change.key());
      change
          .row()
          .map(source -> Row.mapped(source, schema(files), columns))
          .ifPresent(row -> rows.put(change.key(), row));
    }
  }

  /** Main has become the rows of another lane, or of one that was rebased in the same commit. */
  void swapped(Ledger after) {
    Lane incoming = after.primary();
    boolean own = ledger.lane(incoming.id()).map(Lane::writesOwnFiles).orElse(false);
    if (!own && !incoming.id().equals(primary().id())) {
      copyMain(incoming);
    }
    sync(after);
  }

  /** A lane began again from main. */
  void reforked(String name, Ledger after) {
    Lane lane = after.require(name);
    lanes.put(lane.id(), new TreeMap<>());
    diverged.remove(lane.id());
    sync(after);
    copyMain(lane);
  }

  /** Takes the ledger as it is after a commit that brings no rows to any lane. */
  void take(Ledger after) {
    ledger = after;
    schemas = table.get();
    lanes.keySet().retainAll(after.lanes().keySet());
    diverged.retainAll(after.lanes().keySet());
    diverged.remove(primary().id());
  }

  /** Takes the ledger after a commit that brings lanes without files of their own to main. */
  void sync(Ledger after) {
    Ledger before = ledger;
    take(after);
    for (Lane lane : after.lanes().values()) {
      boolean moved =
          before.lane(lane.id()).map(was -> !was.shape().equals(lane.shape())).orElse(true);
      if (!lane.is(Role.PRIMARY) && lane.status().fed() && (!lane.writesOwnFiles() || moved)) {
        copyMain(lane);
        diverged.remove(lane.id());
      }
    }
  }

  private void copyMain(Lane lane) {
    lanes.put(lane.id(), new TreeMap<>(main()));
  }

  /** A stranger changed rows of main. */
  void foreign(Runnable change) {
    change.run();
    ledger.lanes().values().stream()
        .filter(lane -> !lane.is(Role.PRIMARY) && lane.writesOwnFiles())
        .forEach(lane -> diverged.add(lane.id()));
  }

  /** Some of main's rows were written anew under a schema: fields that it lacks are gone. */
  void rewritten(List<Row> rows, Schema schema) {
    rows.forEach(
        row -> main().computeIfPresent(row.key(), (key, written) -> written.under(schema)));
  }

  /** Rows were written to one lane alone. */
  void written(LaneId id, Row row) {
    lanes.get(id).put(row.key(), row);
  }
}
