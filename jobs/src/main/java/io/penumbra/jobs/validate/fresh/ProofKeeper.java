package io.penumbra.jobs.validate.fresh;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.TableWatch;
import io.penumbra.catalog.TableWatch.Sight;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.gate.CheckedPair;
import io.penumbra.jobs.validate.Progress;
import io.penumbra.jobs.validate.Validator;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Proof;
import io.penumbra.lane.Role;
import io.penumbra.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at a table now and then, and compares a shadow with it whenever either has changed, so that
 * a promotion has little to compare at any moment. A look at a table that did not change writes
 * nothing and reads no file.
 */
public final class ProofKeeper {
  private final Validator validator;
  private final Terms terms;
  private final ProofAge age;
  private final Listener listener;

  public ProofKeeper(Validator validator, Terms terms, ProofAge age, Listener listener) {
    this.validator = validator;
    this.terms = terms;
    this.age = age;
    this.listener = listener;
  }

  /**
   * Keeps the proof of a shadow fresh until there is no such shadow, or {@code stop} is raised.
   *
   * @throws PenumbraException SHADOW_NOT_FOUND; what was in the way all the time that is granted to
   *     catalog and storage to come back
   */
  public Ending run(ShadowedTable table, String shadow, StopSign stop) {
    Watched watched = new Watched(table, table.ledger().require(shadow));
    Troubles troubles = new Troubles(age, listener, table.id() + ":" + shadow, stop);
    try {
      while (true) {
        long start = System.nanoTime();
        Optional<Ending> ended = troubles.outlast(watched::look);
        if (ended.isPresent()) {
          return ended.get();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (stop.raisedWithin(rest(took))) {
          return Ending.STOPPED;
        }
      }
    } catch (RuntimeException e) {
      if (stop.isRaised()) {
        return Ending.STOPPED;
      }
      throw e;
    }
  }

  /** Where everything has to be compared each time, half of the time is spent on it at most. */
  private Duration rest(Duration took) {
    return took.compareTo(terms.interval()) > 0 ? took : terms.interval();
  }

  /** One shadow, and what was seen of it. */
  private final class Watched {
    private final ShadowedTable table;
    private final Lane shadow;
    private final TableWatch watch;
    private Optional<CheckedPair> compared = Optional.empty();

    Watched(ShadowedTable table, Lane shadow) {
      this.table = table;
      this.shadow = shadow;
      this.watch = table.watch();
    }

    Optional<Ending> look() {
      Sight sight;
      try {
        sight = watch.look();
      } catch (PenumbraException e) {
        if (e.code() == ErrorCode.TABLE_NOT_FOUND) {
          return Optional.of(Ending.DROPPED);
        }
        throw e;
      }
      Optional<Lane> lane = sight.ledger().lane(shadow.id());
      if (lane.isEmpty()) {
        return Optional.of(Ending.DROPPED);
      }
      if (!lane.get().is(Role.SHADOW)) {
        return Optional.of(Ending.PROMOTED);
      }
      compareIfChanged(lane.get().standing().proof(), heads(sight));
      return Optional.empty();
    }

    private void compareIfChanged(Optional<Proof> proof, Optional<CheckedPair> heads) {
      proof.filter(Proof::passed).map(Proof::at).ifPresent(age::knownAt);
      Optional<Proof> current =
          proof.filter(each -> heads.equals(Optional.of(CheckedPair.of(each))));
      if (current.isPresent()) {
        if (current.get().passed()) {
          age.knownNow();
        }
        if (compared.isEmpty()) {
          listener.holds(current.get());
        }
        compared = heads;
      } else if (heads.isEmpty() || !heads.equals(compared)) {
        compare();
      }
    }

    private void compare() {
      Instant start = Instant.now();
      Report report = validator.validate(table, shadow.name(), terms.request(), Progress.NONE);
      compared = Optional.of(CheckedPair.of(report.cut()));
      if (report.passed()) {
        age.knownAt(start);
      }
      listener.compared(report, Pass.of(report, age.age(), age.overdue()));
    }

    /** Absent where one of them holds nothing yet. */
    private Optional<CheckedPair> heads(Sight sight) {
      Long primary = sight.heads().get(sight.ledger().primary().id());
      Long head = sight.heads().get(shadow.id());
      return primary == null || head == null
          ? Optional.empty()
          : Optional.of(new CheckedPair(primary, head));
    }
  }
}
