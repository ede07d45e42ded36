package io.penumbra.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {
  private static final long MANY = 1_000_000_000;
  private static final Confidence USUAL = new Confidence(0.95);

  @ParameterizedTest
  @CsvSource({
    "59, 0, 4.951",
    "299, 0, 0.9969",
    "2995, 0, 0.09997",
    "29956, 0, 0.0100",
    "299572, 0, 0.0010",
    "3000, 1, 0.1580",
    "3000, 3, 0.2582",
    "10000, 5, 0.1051"
  })
  void givesTheKnownBounds(long size, long differing, double percent) {
    UpperBound bound = new Sample(size, differing, MANY).bound(USUAL);

    assertThat(100 * bound.rate()).isCloseTo(percent, within(percent / 2_000));
  }

  @Test
  void boundsSmallTablesByWholeRows() {
    UpperBound bound = new Sample(3_000, 0, 10_000).bound(USUAL);

    assertThat(bound.rows()).isEqualTo(8);
    assertThat(bound.percent()).isEqualTo("0.08 %");
  }

  @Test
  void knowsAllOfATableThatWasSampledWhole() {
    assertThat(new Sample(50, 7, 50).bound(USUAL).rows()).isEqualTo(7);
    assertThat(new Sample(50, 50, 50).bound(USUAL).rate()).isEqualTo(1);
  }

  @Test
  void saysItInOneSentence() {
    assertThat(new Sample(3_000, 0, 1_000_000).statement(USUAL))
        .isEqualTo(
            "0 of n=3,000 sampled rows differ; with 95 % confidence at most 0.0998 % of rows"
                + " (≤ 998 of 1,000,000) differ.");
    assertThat(new Sample(3_000, 3, 1_000_000).statement(new Confidence(0.999)))
        .isEqualTo(
            "3 of n=3,000 sampled rows differ; with 99.9 % confidence at most 0.435 % of rows"
                + " (≤ 4,346 of 1,000,000) differ.");
  }

  @Test
  void saysNothingOfWhatWasNotSampled() {
    assertThat(new Sample(0, 0, 1_000).statement(USUAL))
        .isEqualTo("No row was sampled of 1,000, so nothing is known of them");
    assertThat(new Sample(0, 0, 1_000).bound(USUAL).rate()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0.01, 459", "0.001, 4603", "0.0001, 46050"})
  void tellsHowManyRowsABoundNeeds(double rate, long size) {
    Confidence confidence = new Confidence(0.99);

    assertThat(SampleSize.needed(rate, confidence)).isEqualTo(size);
    assertThat(new Sample(size, 0, MANY).bound(confidence).rate()).isLessThanOrEqualTo(rate);
    assertThat(new Sample(size - 1, 0, MANY).bound(confidence).rate()).isGreaterThan(rate);
  }

  @Test
  void sharesTheConfidenceAmongLooks() {
    double wrong = 0;
    for (int look = 1; look <= 1_000; look++) {
      wrong += USUAL.ofLook(look).alpha();
    }

    assertThat(USUAL.ofLook(1).alpha()).isCloseTo(0.025, within(1e-12));
    assertThat(USUAL.ofLook(2).alpha()).isCloseTo(0.05 / 6, within(1e-12));
    assertThat(wrong).isLessThan(0.05).isGreaterThan(0.0499);
  }

  @Test
  void refusesWhatIsNoSample() {
    assertThatThrownBy(() -> new Sample(10, 11, 100)).hasMessageContaining("11 differing of 10");
    assertThatThrownBy(() -> new Confidence(1)).hasMessageContaining("1.0");
    assertThatThrownBy(() -> USUAL.ofLook(0)).hasMessageContaining("0");
  }
}
