package io.penumbra.catalog.commit;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a commit from losing every race. One that takes longer to stage than others take from
 * commit to commit loses as long as they go on. So a commit that has lost a few times joins a line
 * in the table, and whoever commits there lets those go first that are in it.
 *
 * <p>The line is a courtesy and no lock: commits are as safe without it, and strangers do not know
 * of it. Who does not come while it is its turn is taken for dead, passed by, and taken out of the
 * line with the next commit.
 */
final class Turn {
  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
  private static final int POLL_MILLIS = 50;

  /** Nothing is staged to join, so that a race is rarely lost, and rarer still right after one. */
  private static final int TRIES = 5;

  private final TableOperations real;
  private final Duration patience;
  private final String id = UUID.randomUUID().toString();
  private final Set<String> passedBy = new HashSet<>();
  private boolean joined;

  /**
   * @param patience how long to wait for the one whose turn it is
   */
  Turn(TableOperations real, Duration patience) {
    this.real = real;
    this.patience = patience;
  }

  /**
   * Waits for those who are to go first as things are now.
   *
   * @param read reads the table's present metadata
   * @param join whether others are to let this commit go first
   * @return the metadata as it is then
   */
  TableMetadata await(Supplier<TableMetadata> read, boolean join) {
    TableMetadata now = join ? join(read) : read.get();
    for (String other : WaitingLine.of(now).before(id)) {
      now = await(other, now, read);
    }
    return now;
  }

  /** Lets what is staged take this commit out of the line, and those that were passed by. */
  void leave(Stage stage) {
    stage.apply(metadata -> WaitingLine.leave(metadata, leaving(stage.metadata())));
  }

  /** Sees to it that they are out of the line, also where nothing was committed. */
  void end() {
    if (joined || !passedBy.isEmpty()) {
      try {
        edit(real::refresh, this::left);
      } catch (RuntimeException e) {
        LOG.warn("Commits of others wait up to {} for one that has ended", patience, e);
      }
    }
  }

  private TableMetadata await(String other, TableMetadata seen, Supplier<TableMetadata> read) {
    TableMetadata now = seen;
    long since = System.nanoTime();
    while (!passedBy.contains(other) && WaitingLine.of(now).holds(other)) {
      if (System.nanoTime() - since > patience.toNanos()) {
        LOG.warn("Passing by a commit whose turn it was, and that did not come in {}", patience);
        passedBy.add(other);
      } else {
        sleep();
        now = read.get();
      }
    }
    return now;
  }

  private TableMetadata join(Supplier<TableMetadata> read) {
    joined = true;
    return edit(read, now -> WaitingLine.of(now).holds(id) ? now : WaitingLine.join(now, id));
  }

  private TableMetadata left(TableMetadata now) {
    TableMetadata.Builder metadata = TableMetadata.buildFrom(now);
    WaitingLine.leave(metadata, leaving(now));
    return metadata.build();
  }

  private Set<String> leaving(TableMetadata now) {
    return WaitingLine.of(now).ids().stream()
        .filter(other -> other.equals(id) || passedBy.contains(other))
        .collect(Collectors.toSet());
  }

  /** Commits until there is nothing left to edit, or it is not to be. */
  private TableMetadata edit(Supplier<TableMetadata> read, UnaryOperator<TableMetadata> change) {
    TableMetadata now = read.get();
    for (int i = 0; i < TRIES; i++) {
      TableMetadata changed = change.apply(now);
      if (changed == now) {
        break;
      }
      try {
        real.commit(now, changed);
      } catch (RuntimeException e) {
        LOG.debug("The line of waiting commits was not changed", e);
      }
      now = read.get();
    }
    return now;
  }

  private static void sleep() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PenumbraException(
          ErrorCode.COMMIT_UNKNOWN,
          "Interrupted while a commit waited for its turn",
          "Look at the table, and repeat the command if need be",
          e);
    }
  }
}
