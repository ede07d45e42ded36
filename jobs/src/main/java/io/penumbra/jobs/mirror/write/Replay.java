package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.Routing;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.jobs.source.UnheldRow;
import java.io.IOException;
import java.util.List;
import org.apache.flink.util.Collector;

/**
 * Hands parked changes to the writer that their keys belong to now. All writers read all logs of a
 * table and keep what is theirs, so that the number of writers may have changed meanwhile.
 */
final class Replay {
  private final Routing routing;
  private final int subtask;

  /** Takes an event of the log. */
  @FunctionalInterface
  interface Sink {
    void take(MirrorEvent event) throws IOException;
  }

  Replay(List<SourceTable> tables, int writers, int subtask) {
    this.routing = new Routing(tables, writers);
    this.subtask = subtask;
  }

  /**
   * @param table the table's index in this job; it may have been another one when it was parked
   */
  void hand(int table, MirrorEvent event, Sink sink) throws IOException {
    Mine mine = new Mine();
    routing.processElement(indexed(table, event), null, mine);
    if (mine.event != null) {
      sink.take(mine.event);
    }
  }

  private static MirrorEvent indexed(int table, MirrorEvent event) {
    if (event instanceof Layout layout) {
      return new Layout(table, layout.id(), layout.columns(), MirrorEvent.UNROUTED);
    }
    if (event instanceof UnheldRow row) {
      return new UnheldRow(indexed(table, row.change()), row.reason(), row.next());
    }
    return indexed(table, (Change) event);
  }

  private static Change indexed(int table, Change change) {
    return new Change(
        table,
        change.kind(),
        change.layout(),
        change.before(),
        change.after(),
        change.position(),
        change.commitMillis(),
        MirrorEvent.UNROUTED);
  }

  private final class Mine implements Collector<MirrorEvent> {
    private MirrorEvent event;

    @Override
    public void collect(MirrorEvent routed) {
      if (routed.target() == subtask) {
        event = routed;
      }
    }

    @Override
    public void close() {}
  }
}
