package io.penumbra.jobs.mirror.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.LaneLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a shadow may cost the primary (I1). */
class PatienceTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private final Patience patience =
      Patience.of(new LaneLimits(1.25, 1, Duration.ofSeconds(30)), Duration.ofSeconds(4));

  @Test
  void aLaneWithinItsBudgetIsNeverTooSlow() {
    assertThat(patience.exhausted(SECOND / 2, 100 * SECOND, 0, 1)).isFalse();
  }

  @Test
  void aLaneThatIsAsFastAsThePrimaryIsNotTooSlowBeyondItsBudget() {
    assertThat(patience.exhausted(2 * SECOND, 4 * SECOND, 0, 3 * SECOND)).isFalse();
  }

  @Test
  void aMuchSlowerLaneIsTooSlowBeyondItsBudget() {
    assertThat(patience.exhausted(2 * SECOND, 4 * SECOND, 0, SECOND)).isTrue();
  }

  @Test
  void aLaneThatIsStuckInOneBatchIsTooSlowBeyondItsBudget() {
    assertThat(patience.exhausted(2 * SECOND, 2 * SECOND, 2 * SECOND, 3 * SECOND)).isTrue();
  }

  @Test
  void aLaneBeyondTheCapIsTooSlowWhateverTheReason() {
    assertThat(patience.exhausted(31 * SECOND, 31 * SECOND, 0, 100 * SECOND)).isTrue();
  }
}
