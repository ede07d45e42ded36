package io.penumbra.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.digest.RowHash;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySampleTest {
  private static final int KEYS = 2_000;
  private static final RowHash[] HASHES =
      IntStream.range(0, KEYS)
          .mapToObj(key -> RowHash.of(ByteBuffer.allocate(Integer.BYTES).putInt(key).array()))
          .toArray(RowHash[]::new);

  @Test
  void takesTheSameKeysForOneSaltAndOthersForAnother() {
    KeySample sample = new KeySample(1, 0.5);
    KeySample again = new KeySample(1, 0.5);
    KeySample other = new KeySample(2, 0.5);

    assertThat(HASHES).allMatch(key -> sample.takes(key) == again.takes(key));
    assertThat(IntStream.range(0, KEYS).filter(i -> sample.takes(HASHES[i])).count())
        .isBetween(900L, 1_100L);
    assertThat(
            IntStream.range(0, KEYS)
                .filter(i -> sample.takes(HASHES[i]) && other.takes(HASHES[i]))
                .count())
        .isBetween(400L, 600L);
  }

  @Test
  void takesAllAtARateOfOne() {
    assertThat(HASHES).allMatch(new KeySample(7, 1)::takes);
    assertThatThrownBy(() -> new KeySample(7, 1.1)).hasMessageContaining("1.1");
    assertThatThrownBy(() -> new KeySample(7, 0)).hasMessageContaining("0.0");
  }

  /** A tenth of the rows is drawn 10,000 times by as many salts, at the truth that is worst. */
  @Test
  void boundsTheTruthInNineteenOfTwentySamples() {
    Confidence usual = new Confidence(0.95);
    int differing = (int) new Sample(200, 0, KEYS).bound(usual).rows() + 1;
    Map<Sample, Long> bounds = new HashMap<>();
    SplittableRandom salts = new SplittableRandom(13);
    int trials = 10_000;
    int misses = 0;
    for (int trial = 0; trial < trials; trial++) {
      Sample drawn = draw(new KeySample(salts.nextLong(), 0.1), differing);
      long bound = bounds.computeIfAbsent(drawn, sample -> sample.bound(usual).rows());
      misses += bound < differing ? 1 : 0;
    }

    assertThat(misses).isBetween(trials / 50, trials / 20);
  }

  /** The first keys are those that differ, as those of one file would. */
  private static Sample draw(KeySample sample, int differing) {
    long size = 0;
    long found = 0;
    for (int key = 0; key < KEYS; key++) {
      if (sample.takes(HASHES[key])) {
        size++;
        found += key < differing ? 1 : 0;
      }
    }
    return new Sample(size, found, KEYS);
  }
}
