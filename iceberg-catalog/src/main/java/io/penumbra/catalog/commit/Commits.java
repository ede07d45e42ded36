package io.penumbra.catalog.commit;

import io.penumbra.catalog.retention.Sweeper;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.fault.FaultPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotAuthorizedException;
import org.apache.iceberg.util.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits to one table, one after the other. A change is staged on what the table holds, and handed
 * to the catalog as one commit; when the race is lost it is staged anew, and when it is lost again
 * and again, others are asked to let it go first.
 *
 * <p>A commit whose reply is lost is never guessed about: state is read again. Where it is not
 * there, the change is staged anew on what is there: should the lost one arrive after all, the two
 * rest on the same heads, and only one can succeed.
 */
public final class Commits {
  private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
  private static final int RETRIES = 25;
  private static final int MIN_WAIT_MILLIS = 10;

  /** Short: whoever waits for a stream that commits each second finds that it has moved again. */
  private static final int MAX_WAIT_MILLIS = 100;

  private static final int TOTAL_MILLIS = 120_000;

  /** Losing races is normal; losing more than these in a row is no longer chance. */
  private static final int LOST_BEFORE_WAITING = 3;

  /** Time enough to stage anything, a re-check included; all that one who has died can cost. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TableOperations real;
  private final String table;
  private final Duration patience;
  private final Sweeper sweeper = new Sweeper();

  /** Fair: a loop of commits by one thread must not keep another one out. */
  private final ReentrantLock lock = new ReentrantLock(true);

  /**
   * @param table its name, for messages
   */
  public Commits(TableOperations real, String table) {
    this(real, table, PATIENCE);
  }

  /**
   * @param patience how long a commit of another process is waited for whose turn it is
   */
  Commits(TableOperations real, String table, Duration patience) {
    this.real = real;
    this.table = table;
    this.patience = patience;
  }

  /**
   * @throws PenumbraException what the change refuses; CATALOG_UNREACHABLE, COMMIT_CONFLICT when it
   *     is known that nothing was committed; COMMIT_UNKNOWN when that is not known
   */
  public <R> Committed<R> run(Change<R> change) {
    lock.lock();
    try {
      return new Run<>(change).untilKnown();
    } finally {
      lock.unlock();
    }
  }

  /** Not an answer yet; carries what to say when there are no attempts left. */
  private static final class TryAgain extends PenumbraException {
    private static final long serialVersionUID = 1L;

    TryAgain(ErrorCode code, String message, String next, Throwable cause) {
      super(code, message, next, cause);
    }
  }

  private record Attempt<R>(Stage stage, R value) {}

  private final class Run<R> {
    private final Change<R> change;
    private final Turn turn = new Turn(real, patience);
    private final List<Attempt<R>> unknown = new ArrayList<>();
    private int attempts;

    Run(Change<R> change) {
      this.change = change;
    }

    Committed<R> untilKnown() {
      List<Committed<R>> answer = new ArrayList<>(1);
      try {
        Tasks.foreach(this)
            .retry(RETRIES)
            .exponentialBackoff(MIN_WAIT_MILLIS, MAX_WAIT_MILLIS, TOTAL_MILLIS, 2.0)
            .onlyRetryOn(TryAgain.class)
            .run(attempt -> answer.add(attempt.once()));
      } catch (RuntimeException e) {
        turn.end();
        throw e;
      }
      turn.end();
      return answer.get(0);
    }

    private Committed<R> once() {
      TableMetadata base = turn.await(this::read, attempts >= LOST_BEFORE_WAITING);
      Optional<Attempt<R>> landed = landed(base);
      if (landed.isPresent()) {
        return settled(landed.get());
      }
      Stage stage = new Stage(real, base);
      R value = stage(stage);
      if (stage.unchanged()) {
        return new Committed<>(value, attempts);
      }
      attempts++;
      Attempt<R> attempt = new Attempt<>(stage, value);
      send(attempt);
      return settled(attempt);
    }

    private R stage(Stage stage) {
      try {
        R value = change.stage(stage);
        stage.seal();
        if (!stage.unchanged()) {
          turn.leave(stage);
          FaultPoint.METADATA_WRITE.reach();
        }
        return value;
      } catch (RuntimeException e) {
        discard(stage);
        throw e;
      }
    }

    private void send(Attempt<R> attempt) {
      Stage stage = attempt.stage;
      try {
        FaultPoint.COMPARE_AND_SET.reach();
        real.commit(stage.base(), stage.metadata());
        FaultPoint.REPLY.reach();
      } catch (CommitFailedException e) {
        discard(stage);
        throw new TryAgain(
            ErrorCode.COMMIT_CONFLICT,
            "Table " + table + " changed during each of " + attempts + " attempts to commit",
            "Try again when there are fewer writers",
            e);
      } catch (ForbiddenException
          | NotAuthorizedException
          | BadRequestException
          | NoSuchTableException e) {
        discard(stage);
        throw new PenumbraException(
            ErrorCode.CATALOG_UNREACHABLE,
            "The catalog refused a commit to " + table + ": " + e.getMessage(),
            "Check the rights of this catalog's user",
            e);
      } catch (RuntimeException e) {
        LOG.warn("No reply to a commit to {}, reading its state: {}", table, e.toString());
        unknown.add(attempt);
        throw unknown(e);
      }
    }

    /** Reads the table; a failure leaves it open what became of earlier attempts. */
    private TableMetadata read() {
      try {
        return real.refresh();
      } catch (NoSuchTableException e) {
        throw new PenumbraException(
            ErrorCode.TABLE_NOT_FOUND,
            "Table " + table + " does not exist",
            "Check its name, or whether it was dropped",
            e);
      } catch (RuntimeException e) {
        throw unknown.isEmpty() ? unreachable(e) : unknown(e);
      }
    }

    private TryAgain unreachable(RuntimeException cause) {
      return new TryAgain(
          ErrorCode.CATALOG_UNREACHABLE,
          "Table " + table + " cannot be read from the catalog: " + cause.getMessage(),
          "Check that the catalog runs",
          cause);
    }

    private TryAgain unknown(RuntimeException cause) {
      return new TryAgain(
          ErrorCode.COMMIT_UNKNOWN,
          "It is not known whether a commit to " + table + " succeeded: " + cause.getMessage(),
          "Look at the table when the catalog answers again, and repeat the command if need be",
          cause);
    }

    private Optional<Attempt<R>> landed(TableMetadata now) {
      for (Attempt<R> attempt : unknown) {
        switch (Outcome.of(attempt.stage, now)) {
          case COMMITTED -> {
            return Optional.of(attempt);
          }
          case AMBIGUOUS ->
              throw new PenumbraException(
                  ErrorCode.COMMIT_UNKNOWN,
                  "It cannot be found out whether a commit to "
                      + table
                      + " succeeded: the table's history was cut since",
                  "Look at the table's snapshots and repeat the command if need be");
          case NOT_COMMITTED -> {}
        }
      }
      return Optional.empty();
    }

    private Committed<R> settled(Attempt<R> done) {
      unknown.stream()
          .filter(other -> !other.stage.equals(done.stage))
          .forEach(other -> discard(other.stage));
      sweeper.sweep(real, done.stage.base(), done.stage.metadata());
      return new Committed<>(done.value, attempts);
    }

    private void discard(Stage stage) {
      Sweeper.discard(real.io(), stage.staged().locations().stream());
    }
  }
}
