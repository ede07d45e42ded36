package io.penumbra.jobs.validate.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.digest.RowHash;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeySequencesTest {
  private final Random random = new Random(11);

  @Test
  void theHighestNumberOfEachKeyIsKept() {
    KeySequences keys = new KeySequences();
    Map<RowHash, Long> expected = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      RowHash key = colliding();
      long sequence = 1L + random.nextInt(1_000);
      keys.put(key, sequence);
      expected.merge(key, sequence, Math::max);
    }

    assertThat(keys.size()).isEqualTo(expected.size());
    assertThat(expected.keySet()).allMatch(key -> keys.of(key) == expected.get(key));
  }

  @Test
  void otherKeysHaveNone() {
    KeySequences keys = new KeySequences();
    LongStream.range(0, 10_000).forEach(i -> keys.put(new RowHash(i, -i), 1));

    assertThat(LongStream.range(1, 10_000)).allMatch(i -> keys.of(new RowHash(i, i)) == 0);
    assertThat(LongStream.range(1, 10_000)).allMatch(i -> keys.of(new RowHash(-i, -i)) == 0);
  }

  @Test
  void fewOfOtherKeysAreLikely() {
    LikelyKeys likely = new LikelyKeys(1 << 14);
    random.longs(3 << 12).forEach(i -> likely.add(new RowHash(0, i)));

    assertThat(random.longs(30_000).filter(i -> likely.maybe(new RowHash(0, i))).count())
        .isLessThan(1_500);
  }

  /** Many have the same place in a table. */
  private RowHash colliding() {
    return new RowHash((long) random.nextInt(1_000) << 16, random.nextInt(10));
  }
}
