package io.penumbra.jobs.validate.fresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * For how long a shadow is not known to be as it should be: nothing, as long as there is a proof of
 * what table and shadow hold. Can be asked by any thread.
 */
public final class ProofAge {
  private final Clock clock;
  private final Optional<Duration> most;
  private volatile Instant known = Instant.MIN;

  /**
   * @param most how old it may become, absent for no bound
   */
  public ProofAge(Clock clock, Optional<Duration> most) {
    this.clock = clock;
    this.most = most;
  }

  /** Notes when it was known last. */
  void knownAt(Instant at) {
    if (at.isAfter(known)) {
      known = at;
    }
  }

  /** Notes that it is known now. */
  public void knownNow() {
    knownAt(clock.instant());
  }

  /** The age, absent when it was never known. */
  public Optional<Duration> age() {
    Instant last = known;
    if (last.equals(Instant.MIN)) {
      return Optional.empty();
    }
    Duration passed = Duration.between(last, clock.instant());
    return Optional.of(passed.isNegative() ? Duration.ZERO : passed);
  }

  /** Whether it is older than it may be; what was never known is not. */
  public boolean overdue() {
    return most.isPresent() && age().filter(age -> age.compareTo(most.get()) > 0).isPresent();
  }

  Optional<Duration> most() {
    return most;
  }
}
