package io.penumbra.catalog.testing;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.Epoch;
import io.penumbra.catalog.lockstep.FileSet;
import io.penumbra.catalog.lockstep.Takeover;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;

/**
 * A mirror job without Flink: it takes changes, writes file sets for the lanes that it knows of,
 * and makes barriers. It learns of lanes only when {@link #look} is called.
 */
public final class TestingStream {
  /**
   * One change of the source.
   *
   * @param row the source row by column; empty for a delete
   */
  public record Change(long key, Optional<Map<String, Object>> row) {
    /** The source's table was emptied. */
    public static final Change TRUNCATE = new Change(Long.MIN_VALUE, Optional.empty());

    public boolean truncates() {
      return equals(TRUNCATE);
    }
  }

  private record Writer(Lane lane, Schema schema) {}

  private final Table table;
  private final TableFiles files;
  private final String job;
  private final List<Epoch> epochs = new ArrayList<>();
  private String lineage;
  private long checkpoint;
  private Map<LaneId, Writer> writers = Map.of();
  private Set<LaneId> partial = new HashSet<>();

  /**
   * @param table the real table, as a stranger has it
   */
  public TestingStream(Table table, TableFiles files, String job) {
    this.table = table;
    this.files = files;
    this.job = job;
  }

  public String job() {
    return job;
  }

  public String lineage() {
    return lineage;
  }

  /** Last checkpoint that was made. */
  public long checkpoint() {
    return checkpoint;
  }

  /** Starts without state. */
  public TestingStream start(ShadowedTable shadowed) {
    return began(
        shadowed.takeOver(new Takeover(job, Optional.empty(), "lineage-" + job)).lineage(), 0);
  }

  /** Starts from a checkpoint of a former job. */
  public TestingStream restore(ShadowedTable shadowed, String restored, long from) {
    Takeover.Restored state = new Takeover.Restored(restored, from);
    return began(
        shadowed.takeOver(new Takeover(job, Optional.of(state), "lineage-" + job)).lineage(), from);
  }

  private TestingStream began(String newLineage, long from) {
    lineage = newLineage;
    checkpoint = from;
    return this;
  }

  /** Learns which lanes there are; new ones are written from the next epoch on. */
  public void look(Ledger ledger) {
    table.refresh();
    Map<LaneId, Writer> known = new TreeMap<>();
    for (Lane lane : written(ledger)) {
      known.put(lane.id(), new Writer(lane, table.schemas().get(lane.shape().schemaId())));
    }
    if (!epochs.isEmpty()) {
      known.keySet().stream().filter(id -> !writers.containsKey(id)).forEach(partial::add);
    }
    writers = known;
  }

  /** The lanes that file sets are written for. */
  private static List<Lane> written(Ledger ledger) {
    Set<LaneId> needed = new TreeSet<>();
    for (Lane lane : ledger.lanes().values()) {
      if (lane.status().fed()) {
        needed.add(lane.feeding().filesOf());
        if (lane.feeding().feed() == Feed.STREAM) {
          needed.add(lane.id());
        }
      }
    }
    return needed.stream().flatMap(id -> ledger.lane(id).stream()).toList();
  }

  /** Ends an epoch: all writers close their files. */
  public void epoch(List<Change> changes) {
    checkpoint++;
    Map<Long, Optional<Map<String, Object>>> last = new TreeMap<>();
    for (Change change : changes) {
      if (change.truncates()) {
        last.clear();
      } else {
        last.put(change.key(), change.row());
      }
    }
    Map<LaneId, FileSet> made = new HashMap<>();
    writers.forEach((id, writer) -> made.put(id, write(writer, last)));
    boolean truncated = changes.stream().anyMatch(Change::truncates);
    epochs.add(new Epoch(checkpoint, truncated, made));
  }

  private FileSet write(Writer writer, Map<Long, Optional<Map<String, Object>>> last) {
    if (last.isEmpty()) {
      return new FileSet(List.of(), List.of());
    }
    List<Row> rows =
        last.values().stream()
            .flatMap(Optional::stream)
            .map(row -> Row.mapped(row, writer.schema, writer.lane.feeding().columns()))
            .toList();
    return new FileSet(
        rows.isEmpty() ? List.of() : List.of(files.data(table, writer.schema, rows)),
        List.of(files.keys(table, writer.schema, last.keySet())));
  }

  /** Ends a barrier: the epochs since the last one, in order. */
  public Barrier barrier(String position, boolean caughtUp) {
    Set<LaneId> fullFromHere = new HashSet<>(writers.keySet());
    fullFromHere.removeAll(partial);
    Barrier barrier =
        new Barrier(job, lineage, checkpoint, position, caughtUp, epochs, fullFromHere, Map.of());
    epochs.clear();
    partial = new HashSet<>();
    return barrier;
  }

  /**
   * The same barrier handed in by another job: a restored committer commits it under its own id.
   */
  public Barrier adopted(Barrier barrier) {
    return copy(barrier, job, barrier.detached());
  }

  /** The same barrier, with lanes that could not be written. */
  public static Barrier failing(Barrier barrier, Map<LaneId, String> lanes) {
    return copy(barrier, barrier.job(), lanes);
  }

  private static Barrier copy(Barrier barrier, String job, Map<LaneId, String> detached) {
    return new Barrier(
        job,
        barrier.lineage(),
        barrier.checkpoint(),
        barrier.position(),
        barrier.caughtUp(),
        barrier.epochs(),
        barrier.fullFromHere(),
        detached);
  }
}
