package io.penumbra.catalog.testing;

import io.penumbra.fault.FaultPoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.apache.iceberg.exceptions.CommitFailedException;

/** What is to go wrong with the next commits and reads of a catalog. One per test thread. */
public final class Faults {
  /** What happens to one commit. */
  public enum Fault {
    /** It succeeds, and its reply is lost. */
    LOST_REPLY,
    /** It never arrives, which looks just the same. */
    LOST_REQUEST,
    /** It arrives after the state was read again. */
    LATE,
    /** Another writer was faster. */
    CONFLICT
  }

  private static final ThreadLocal<FaultPoint> CRASH = new ThreadLocal<>();

  private final Function<String, RuntimeException> noAnswer;
  private final Deque<Fault> commits = new ArrayDeque<>();
  private Optional<Runnable> late = Optional.empty();
  private int unreadable;
  private int injected;

  /**
   * @param noAnswer what the catalog's client throws when its connection breaks
   */
  Faults(Function<String, RuntimeException> noAnswer) {
    this.noAnswer = noAnswer;
  }

  /** Lets this thread's process die when it reaches a point, once. */
  public static void crashAt(FaultPoint point) {
    CRASH.set(point);
    FaultPoint.install(Faults::dieAt);
  }

  /** Whether a crash that was asked for did not come about; forgets it. */
  public static boolean crashMissed() {
    boolean missed = CRASH.get() != null;
    CRASH.remove();
    return missed;
  }

  private static void dieAt(FaultPoint point) {
    if (CRASH.get() == point) {
      CRASH.remove();
      throw new TestingCrash(point);
    }
  }

  /** Lets the next commit that is not spoken for yet run into a fault. */
  public Faults next(Fault fault) {
    commits.add(fault);
    return this;
  }

  /** Lets as many reads of the table's state fail, from the next commit on. */
  public Faults unreadable(int reads) {
    unreadable = reads;
    return this;
  }

  /** How many faults have struck so far. */
  public int injected() {
    return injected;
  }

  /** Everything works again; what is late arrives. */
  public void clear() {
    commits.clear();
    unreadable = 0;
    arrive();
  }

  /** Whether the next commit goes through untouched. */
  boolean calm() {
    return commits.isEmpty();
  }

  /** Runs a commit, or does to it what was asked for; {@code delayed} runs it at another time. */
  void commit(Runnable now, Runnable delayed) {
    Fault fault = commits.poll();
    if (fault == null) {
      now.run();
      return;
    }
    injected++;
    switch (fault) {
      case CONFLICT -> throw new CommitFailedException("Somebody else was faster");
      case LOST_REPLY -> now.run();
      case LATE -> late = Optional.of(delayed);
      case LOST_REQUEST -> {}
    }
    throw noAnswer.apply("No answer to a commit");
  }

  void beforeRead() {
    if (unreadable > 0 && commits.isEmpty()) {
      unreadable--;
      injected++;
      throw noAnswer.apply("No answer to a read");
    }
  }

  void afterRead() {
    arrive();
  }

  private void arrive() {
    Optional<Runnable> arriving = late;
    late = Optional.empty();
    try {
      arriving.ifPresent(Runnable::run);
    } catch (RuntimeException e) {
      // It came too late: the catalog refused it, and nobody waits for the answer.
    }
  }
}
