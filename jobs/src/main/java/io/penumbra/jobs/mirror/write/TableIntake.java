package io.penumbra.jobs.mirror.write;

import io.penumbra.error.ErrorCode;
import io.penumbra.jobs.mirror.control.LaneRoute;
import io.penumbra.jobs.mirror.control.TableRoute;
import io.penumbra.jobs.mirror.park.EpochLog;
import io.penumbra.jobs.mirror.park.ParkedChanges;
import io.penumbra.jobs.mirror.park.ParkedTable;
import io.penumbra.jobs.mirror.park.Parking;
import io.penumbra.jobs.mirror.park.Stop;
import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.ChangeKind;
import io.penumbra.jobs.source.Halt;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.UnheldRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one table's changes in at one writer. What it can't write stops the table, and nothing but
 * the table (invariant I12): from there on its changes are parked in files that checkpoints cover,
 * until the table is resumed. If files break, all changes of their epoch are parked.
 */
final class TableIntake {
  private static final Logger LOG = LoggerFactory.getLogger(TableIntake.class);

  private final int table;
  private final TableOpener opener;
  private final Replay replay;
  private final Map<Integer, Layout> layouts = new HashMap<>();
  private final Parking parking;
  private final EpochLog epoch;
  private TableWriter writer;
  private TableRoute route;
  private List<LaneRoute> known = List.of();
  private Stop stop;
  private boolean statusDue;
  private long truncatedAt = -1;

  /**
   * @param scratch local folder for what is of use to this process alone
   */
  TableIntake(int table, TableOpener opener, Replay replay, Path scratch) {
    this.table = table;
    this.opener = opener;
    this.replay = replay;
    this.parking = new Parking(opener.parking(), layouts.values());
    this.epoch = new EpochLog(scratch);
  }

  /** Goes on as a checkpoint left it, which may have been with another number of writers. */
  void restore(Optional<ParkedTable> state) {
    state.ifPresent(
        known -> {
          parking.inherit(known.logs());
          stop(known.stop());
        });
  }

  /** Knows the lanes that were told before the checkpoint that the job goes on from. */
  void restore(TableRoute told) {
    known = told.lanes();
  }

  void layout(Layout layout) throws IOException {
    layouts.put(layout.id(), layout);
    if (stop != null) {
      parking.add(layout);
    }
  }

  void change(Change change) throws IOException {
    opener.metrics().change();
    if (change.kind() == ChangeKind.TRUNCATE) {
      truncate(change);
    } else if (stop != null || !applied(change)) {
      opener.metrics().parked();
      parking.add(change);
    } else {
      epoch.add(change);
    }
  }

  /** The table stops at the row, and goes on once it was told anew and the table is resumed. */
  void unheld(UnheldRow row) throws IOException {
    if (stop == null) {
      String reason = row.reason() + ". " + row.next();
      long position = row.change().position();
      stop(new Stop(ErrorCode.ROW_NOT_HELD, reason, position, System.currentTimeMillis()));
    }
    opener.metrics().parked();
    parking.add(row);
  }

  /** The source can't hand the table's changes on; what follows is kept all the same. */
  void halt(Halt halt) {
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
    TableEpoch written = TableEpoch.nothing(table);
    if (writer != null && writer.touched()) {
      try {
        written = writer.complete();
        opener.metrics().wrote(written);
      } catch (IOException | RuntimeException e) {
        refuseWhileEnding(e);
        broken(epoch.position(), e);
      }
    }
    epoch.clear();
    long truncation = truncatedAt;
    truncatedAt = -1;
    statusDue = false;
    return written.with(truncation, stop == null ? "" : stop.code() + ": " + stop.reason());
  }

  /** Makes parked changes durable and says where they are. */
  Optional<ParkedTable> park() throws IOException {
    if (stop == null) {
      return Optional.empty();
    }
    return Optional.of(new ParkedTable(opener.target(), stop, parking.logs()));
  }

  void close() throws IOException {
    parking.close();
    epoch.close();
    if (writer != null) {
      writer.close();
    }
  }

  private TableWriter writer() {
    if (writer == null) {
      writer = opener.open(table, layouts, route, known);
    }
    return writer;
  }

  /** Whether the writer took a change; if it did not, the table is stopped. */
  private boolean applied(Change change) throws IOException {
    try {
      writer().apply(change);
      return true;
    } catch (RowNotHeldException e) {
      RowNotHeldException error = opener.explained(e, change, layouts.get(change.layout()));
      stop(Stop.of(error, change.position(), System.currentTimeMillis()));
    } catch (IOException | RuntimeException e) {
      refuseWhileEnding(e);
      broken(change.position(), e);
    }
    return false;
  }

  /**
   * Takes effect at once, also where the table is stopped: other writers take it in now, and the
   * rows that were kept back are gone with all others.
   */
  private void truncate(Change change) throws IOException {
    parking.clear();
    epoch.clear();
    truncatedAt = change.position();
    statusDue = true;
    if (stop == null || (writer != null && writer.touched())) {
      applied(change);
    }
  }

  /**
   * Gives the epoch's files up and stops the table. What was in them is kept back.
   *
   * @param position of the change that found them broken
   */
  private void broken(long position, Exception cause) throws IOException {
    LOG.warn("{} can't be written", opener.target(), cause);
    long since = writer == null ? Stop.UNOPENED : System.currentTimeMillis();
    if (writer != null) {
      writer.close();
      writer = null;
    }
    parking.addAhead(epoch);
    long first = epoch.position() < 0 ? position : epoch.position();
    epoch.clear();
    if (stop == null) {
      stop(Stop.of(cause, first, since));
    }
  }

  /** An error in a task that is being cancelled is no fault of the table's. */
  private void refuseWhileEnding(Exception error) throws IOException {
    if (opener.ending().getAsBoolean()) {
      throw new IOException(error);
    }
  }

  private void stop(Stop reason) {
    LOG.warn("{} is stopped: {}", opener.target(), reason.reason());
    stop = reason;
    statusDue = true;
    opener.metrics().stopped(reason.reason());
  }

  /**
   * Has the parked changes come again, ahead of those to come. One that can't be written still
   * stops the table again, and those behind it are parked anew.
   */
  private void resume() throws IOException {
    List<List<String>> logs = parking.logs();
    parking.clear();
    stop = null;
    statusDue = true;
    opener.metrics().stopped("");
    Unmended unmended = new Unmended(opener.mirrored().source().key());
    try (ParkedChanges changes = new ParkedChanges(logs)) {
      unmended.read(changes);
    }
    try (ParkedChanges changes = new ParkedChanges(logs)) {
      for (MirrorEvent event = changes.next(); event != null; event = changes.next()) {
        replay.hand(table, event, mine -> take(mine, unmended));
      }
    }
  }

  private void take(MirrorEvent event, Unmended unmended) throws IOException {
    if (event instanceof Layout layout) {
      layout(layout);
    } else if (event instanceof UnheldRow row) {
      if (stop != null || unmended.contains(row)) {
        unheld(row);
      } else {
        change(row.change());
      }
    } else {
      change((Change) event);
    }
  }
}
