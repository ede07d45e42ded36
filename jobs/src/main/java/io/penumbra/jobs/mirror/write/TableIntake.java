package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.mirror.control.TableRoute;
import io.penumbra.jobs.mirror.park.ParkedChanges;
import io.penumbra.jobs.mirror.park.ParkedLog;
import io.penumbra.jobs.mirror.park.ParkedTable;
import io.penumbra.jobs.mirror.park.Stop;
import io.penumbra.jobs.mirror.park.StopMark;
import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.Halt;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one table's changes in at one writer. What it can't write stops the table, and nothing but
 * the table (invariant I12): from there on its changes are parked in files that checkpoints cover,
 * until the table is resumed.
 */
final class TableIntake {
  private static final Logger LOG = LoggerFactory.getLogger(TableIntake.class);

  private final int table;
  private final TableOpener opener;
  private final Replay replay;
  private final Map<Integer, Layout> layouts = new HashMap<>();
  private final StopMark mark;
  private final List<List<String>> inherited = new ArrayList<>();
  private TableWriter writer;
  private TableRoute route;
  private ParkedLog parked;
  private Stop stop;
  private boolean statusDue;

  TableIntake(int table, TableOpener opener, Replay replay) {
    this.table = table;
    this.opener = opener;
    this.replay = replay;
    this.mark = new StopMark(opener.parking());
    this.parked = new ParkedLog(opener.parking(), List.of());
  }

  /** Goes on as a checkpoint left it, which may have been with another number of writers. */
  void restore(Optional<ParkedTable> state) throws IOException {
    state.ifPresent(
        known -> {
          inherited.addAll(known.logs());
          stop(known.stop());
        });
    Optional<String> marked = mark.reason();
    if (stop == null && marked.isPresent()) {
      LOG.warn("{} is stopped: {}", opener.target(), marked.get());
      stop(Stop.of(new IOException(marked.get()), -1, System.currentTimeMillis()));
    }
  }

  void layout(Layout layout) throws IOException {
    layouts.put(layout.id(), layout);
    if (stop != null) {
      parked.add(layout, List.of());
    }
  }

  void change(Change change) throws IOException {
    opener.metrics().change();
    if (stop != null) {
      park(change);
      return;
    }
    try {
      writer().apply(change);
    } catch (RowNotHeldException e) {
      stop(change, opener.explained(e, change, layouts.get(change.layout())));
    } catch (IOException | RuntimeException e) {
      if (opener.ending().getAsBoolean()) {
        throw e;
      }
      if (writer != null && writer.touched()) {
        throw broken(e);
      }
      stop(change, e);
    }
  }

  /** The source can't hand the table's changes on; what follows is kept all the same. */
  void halt(Halt halt) {
    LOG.warn("{} is halted by its source: {}", opener.target(), halt.reason());
    stop(new Stop(halt.code(), halt.reason(), halt.position(), Stop.FOR_EVER));
  }

  void route(TableRoute next) throws IOException {
    route = next;
    if (writer != null) {
      writer.route(next);
      writer.upserting(opener.mayRepeat(next));
    }
    if (stop != null && stop.endedBy(next.resumedAt())) {
      resume();
    }
  }

  /** A table whose ledger could not be read goes on as soon as it can be. */
  void retry() throws IOException {
    if (stop != null && stop.stoppedAt() == Stop.UNOPENED) {
      try {
        writer();
      } catch (RuntimeException e) {
        LOG.debug("{} can't be opened yet", opener.target(), e);
        return;
      }
      resume();
    }
  }

  /** Whether there is something to tell at the next barrier. */
  boolean due() {
    return statusDue || (writer != null && writer.touched());
  }

  /** Asks the shadows to end the epoch. */
  void end() {
    if (writer != null && writer.touched()) {
      writer.end();
    }
  }

  TableEpoch complete() throws IOException {
    statusDue = false;
    String stopped = stop == null ? "" : stop.code() + ": " + stop.reason();
    if (writer == null || !writer.touched()) {
      return TableEpoch.status(table, stopped);
    }
    try {
      TableEpoch epoch = writer.complete();
      opener.metrics().wrote(epoch);
      return epoch.stopped(stopped);
    } catch (IOException | RuntimeException e) {
      if (opener.ending().getAsBoolean()) {
        throw e;
      }
      throw broken(e);
    }
  }

  /** Makes parked changes durable and says where they are. */
  Optional<ParkedTable> park() throws IOException {
    if (stop == null) {
      return Optional.empty();
    }
    parked.roll();
    List<List<String>> logs = new ArrayList<>(inherited);
    logs.add(parked.files());
    return Optional.of(new ParkedTable(opener.target(), stop, logs));
  }

  void close() throws IOException {
    parked.close();
    if (writer != null) {
      writer.close();
    }
  }

  private TableWriter writer() {
    if (writer == null) {
      writer = opener.open(table, layouts, route);
    }
    return writer;
  }

  private void stop(Change change, Exception error) throws IOException {
    LOG.warn("{} is stopped at position {}", opener.target(), change.position(), error);
    long since = writer == null ? Stop.UNOPENED : System.currentTimeMillis();
    stop(Stop.of(error, change.position(), since));
    park(change);
  }

  private void park(Change change) throws IOException {
    opener.metrics().parked();
    parked.add(change, layouts.values());
  }

  private void stop(Stop reason) {
    stop = reason;
    statusDue = true;
    opener.metrics().stopped(reason.reason());
  }

  /**
   * Has the parked changes come again, ahead of those to come. One that can't be written still
   * stops the table again, and those behind it are parked anew.
   */
  private void resume() throws IOException {
    ParkedTable ended = park().orElseThrow();
    inherited.clear();
    parked = new ParkedLog(opener.parking(), List.of());
    stop = null;
    statusDue = true;
    opener.metrics().stopped("");
    mark.clear();
    try (ParkedChanges changes = new ParkedChanges(ended.logs())) {
      for (MirrorEvent event = changes.next(); event != null; event = changes.next()) {
        replay.hand(table, event, this::take);
      }
    }
  }

  private void take(MirrorEvent event) throws IOException {
    if (event instanceof Layout layout) {
      layout(layout);
    } else {
      change((Change) event);
    }
  }

  /** Changes of this epoch are lost with their file; the restart takes them in again, parked. */
  private IOException broken(Exception cause) throws IOException {
    mark.set(cause.toString());
    return new IOException(
        opener.target() + " can't be written; the job restarts with this table stopped", cause);
  }
}
