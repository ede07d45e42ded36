package io.penumbra.catalog.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.iceberg.exceptions.CommitFailedException;

/** What is to go wrong with the next commits and reads of a catalog. */
public final class Faults {
  /** What happens to one commit. */
  public enum Fault {
    /** It succeeds, and its reply is lost. */
    LOST_REPLY,
    /** It never arrives, which looks just the same. */
    LOST_REQUEST,
    /** It arrives after the state was read again. */
    LATE,
    /** It is under way for longer than anybody waits for it. */
    LATER,
    /** Another writer was faster. */
    CONFLICT
  }

  private final Function<String, RuntimeException> noAnswer;
  private final Deque<Fault> commits = new ArrayDeque<>();
  private final List<Runnable> underWay = new ArrayList<>();
  private final List<String> struck = new ArrayList<>();
  private Optional<Runnable> late = Optional.empty();
  private int unreadable;

  /**
   * @param noAnswer what the catalog's client throws when its connection breaks
   */
  Faults(Function<String, RuntimeException> noAnswer) {
    this.noAnswer = noAnswer;
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

  /** What has struck since this was asked last. */
  public List<String> takeStruck() {
    List<String> taken = List.copyOf(struck);
    struck.clear();
    return taken;
  }

  /** Requests that are still under way, in the order in which they were sent; run, they arrive. */
  public List<Runnable> takeUnderWay() {
    List<Runnable> taken = List.copyOf(underWay);
    underWay.clear();
    return taken;
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
    struck.add(fault.name());
    switch (fault) {
      case CONFLICT -> throw new CommitFailedException("Somebody else was faster");
      case LOST_REPLY -> now.run();
      case LATE -> late = Optional.of(delayed);
      case LATER -> underWay.add(delayed);
      case LOST_REQUEST -> {}
    }
    throw noAnswer.apply("No answer to a commit");
  }

  void beforeRead() {
    if (unreadable > 0 && commits.isEmpty()) {
      unreadable--;
      struck.add("UNREADABLE");
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
