package io.penumbra.jobs.mirror.write;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What the primary has waited for one shadow. It is too long only for a lane that is also much
 * slower than the primary with the same rows: where both wait for the same processors, neither is.
 * And the budget of some epochs is saved, so that one bad moment, of a machine or of a collector of
 * garbage, is not taken for a slow lane.
 */
final class Waits {
  private static final long MUCH_SLOWER = 3;
  private static final int EPOCHS_SAVED = 4;
  private static final long SHORTEST_STALL = Duration.ofSeconds(1).toNanos();

  private final Patience patience;
  private long allowed;
  private long held;

  Waits(Patience patience) {
    this.patience = patience;
    this.allowed = most();
  }

  /** The primary was held back once more. */
  void add(long nanos) {
    held += nanos;
  }

  /** How long the primary was held back in this epoch, in nanoseconds. */
  long held() {
    return held;
  }

  /** What it held back too little in this epoch, it may in the next ones. */
  void nextEpoch() {
    allowed = Math.min(most(), Math.max(0, allowed - held) + patience.budgetNanos());
    held = 0;
  }

  /**
   * Whether the lane is to be given up; all in nanoseconds.
   *
   * @param busy how long the lane has worked on what the primary waits for
   * @param item how long it has worked on its present batch
   * @param primary how long the primary took for the same as {@code busy}
   */
  boolean areTooLong(long busy, long item, long primary) {
    boolean slow = busy > MUCH_SLOWER * primary;
    boolean stalled = item > Math.max(most(), SHORTEST_STALL);
    return held > patience.capNanos() || (held > allowed && (slow || stalled));
  }

  @Override
  public String toString() {
    return "It held the table's commits back for %,d ms in one checkpoint, more than the allowed %,d ms"
        .formatted(
            TimeUnit.NANOSECONDS.toMillis(held),
            TimeUnit.NANOSECONDS.toMillis(Math.min(allowed, patience.capNanos())));
  }

  private long most() {
    return EPOCHS_SAVED * patience.budgetNanos();
  }
}
