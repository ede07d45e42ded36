package io.penumbra.jobs.validate.fresh;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.ErrorKind;
import io.penumbra.error.PenumbraException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.apache.iceberg.util.Tasks;

/**
 * Outlasts what passes: a catalog or storage that is away is asked again and again, and a shadow
 * that can't be compared as it stands is looked at again. Tells of each once.
 */
final class Troubles {
  private static final int MIN_WAIT_MILLIS = 1_000;
  private static final int MAX_WAIT_MILLIS = 60_000;

  /** After so long without an answer somebody has to look. */
  private static final int TOTAL_MILLIS = 3_600_000;

  private final ProofAge age;
  private final Listener listener;
  private final String target;
  private final StopSign stop;
  private String told = "";
  private boolean overdue;

  /**
   * @param target the shadow as people write it
   * @param stop once it is raised nothing is trouble: what is cut off fails
   */
  Troubles(ProofAge age, Listener listener, String target, StopSign stop) {
    this.age = age;
    this.listener = listener;
    this.target = target;
    this.stop = stop;
  }

  /**
   * Looks until there is an answer.
   *
   * @return empty also when the shadow can't be compared as it stands
   */
  Optional<Ending> outlast(Supplier<Optional<Ending>> look) {
    List<Optional<Ending>> answer = new ArrayList<>(1);
    try {
      Tasks.foreach(look)
          .retry(Integer.MAX_VALUE - 1)
          .exponentialBackoff(MIN_WAIT_MILLIS, MAX_WAIT_MILLIS, TOTAL_MILLIS, 2.0)
          .shouldRetryTest(this::passes)
          .run(each -> answer.add(each.get()));
      told = "";
    } catch (PenumbraException e) {
      if (stop.isRaised() || !seenNextTime(e)) {
        throw e;
      }
      tell(e);
      answer.add(Optional.empty());
    }
    tellIfOverdue();
    return answer.get(0);
  }

  /** The next look tells what has become of it. */
  private static boolean seenNextTime(PenumbraException e) {
    return e.code().kind() == ErrorKind.REFUSED || e.code() == ErrorCode.SHADOW_NOT_FOUND;
  }

  private boolean passes(Exception e) {
    if (stop.isRaised()) {
      return false;
    }
    if (e instanceof PenumbraException known) {
      return known.code().kind() == ErrorKind.EXTERNAL && outlasted(known);
    }
    boolean away =
        e instanceof UncheckedIOException
            || e instanceof RESTException
            || e instanceof UncheckedSQLException;
    return away
        && outlasted(
            new PenumbraException(
                ErrorCode.STORAGE,
                "Catalog or storage of " + target + " does not answer: " + e.getMessage(),
                "It is tried again",
                e));
  }

  private boolean outlasted(PenumbraException trouble) {
    tell(trouble);
    tellIfOverdue();
    return true;
  }

  private void tell(PenumbraException trouble) {
    String text = String.valueOf(trouble.getMessage());
    if (!text.equals(told)) {
      listener.troubled(trouble);
    }
    told = text;
  }

  /** Once each time that it gets too old. */
  private void tellIfOverdue() {
    boolean now = age.overdue();
    if (now && !overdue) {
      listener.troubled(
          new PenumbraException(
              ErrorCode.NOT_PROVEN,
              "The proof of %s is %d s old, and may be %d s"
                  .formatted(
                      target,
                      age.age().orElseThrow().toSeconds(),
                      age.most().orElseThrow().toSeconds()),
              "Look why it is not compared: penumbra status"));
    }
    overdue = now;
  }
}
