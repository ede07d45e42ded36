package io.penumbra.jobs.mirror.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.LaneLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a shadow may cost the primary (I1): a second in each epoch of four, and 30 at once. */
class WaitsTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private final Waits waits =
      new Waits(
          Patience.of(new LaneLimits(1.25, 1, Duration.ofSeconds(30)), Duration.ofSeconds(4)));

  @Test
  void aLaneWithinItsBudgetIsNeverTooSlow() {
    for (int epoch = 0; epoch < 100; epoch++) {
      waits.add(SECOND);
      assertThat(waits.areTooLong(100 * SECOND, 5 * SECOND, 1)).isFalse();
      waits.nextEpoch();
    }
  }

  @Test
  void aLaneThatIsAboutAsFastAsThePrimaryIsNotTooSlowBeyondItsBudget() {
    waits.add(20 * SECOND);
    assertThat(waits.areTooLong(20 * SECOND, 4 * SECOND, 7 * SECOND)).isFalse();
  }

  @Test
  void aMuchSlowerLaneIsTooSlowBeyondItsBudget() {
    waits.add(5 * SECOND);
    assertThat(waits.areTooLong(5 * SECOND, 0, SECOND)).isTrue();
  }

  @Test
  void oneBadMomentIsForgivenOfALaneThatKeepsItsBudget() {
    for (int epoch = 0; epoch < 20; epoch++) {
      waits.add(epoch % 4 == 0 ? 3 * SECOND : SECOND / 4);
      assertThat(waits.areTooLong(3 * SECOND, 0, SECOND / 10)).isFalse();
      waits.nextEpoch();
    }
  }

  @Test
  void aLaneThatIsBeyondItsBudgetInEachEpochUsesUpWhatWasSaved() {
    int epochs = 0;
    while (!waits.areTooLong(2 * SECOND, 0, SECOND / 2)) {
      waits.nextEpoch();
      waits.add(2 * SECOND);
      epochs++;
    }
    assertThat(epochs).isEqualTo(4);
  }

  @Test
  void aLaneThatIsStuckInOneBatchIsTooSlowBeyondItsBudget() {
    waits.add(5 * SECOND);
    assertThat(waits.areTooLong(5 * SECOND, 5 * SECOND, 3 * SECOND)).isTrue();
  }

  @Test
  void aLaneBeyondTheCapIsTooSlowWhateverTheReason() {
    waits.add(31 * SECOND);
    assertThat(waits.areTooLong(31 * SECOND, 0, 100 * SECOND)).isTrue();
    assertThat(waits)
        .hasToString(
            "It held the table's commits back for 31,000 ms in one checkpoint, more than the allowed"
                + " 4,000 ms");
  }
}
