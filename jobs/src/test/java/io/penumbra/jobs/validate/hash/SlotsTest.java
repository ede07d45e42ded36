package io.penumbra.jobs.validate.hash;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.digest.RowHash;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlotsTest {
  @Test
  void areNamedByBucketAndPartition() {
    Slots slots = new Slots(Map.of(List.of("a"), 0, List.of("b"), 1), 4);

    assertThat(slots.count()).isEqualTo(8);
    assertThat(slots.name(6)).isEqualTo("2/4 of partition [b]");
    assertThat(new Slots(Map.of(), 4).name(3)).isEqualTo("3/4");
  }

  @Test
  void splitIntoPartsOfTheirOwn() {
    Slots slots = new Slots(Map.of(List.of("a"), 0, List.of("b"), 1), 4);
    Slots parts = slots.split(32);
    for (int i = 0; i < 1_000; i++) {
      RowHash key = RowHash.of(new byte[] {(byte) i, (byte) (i >> 8)});
      int slot = slots.of(4, key);
      assertThat(parts.of(4 * 32, key) / 128).isOne();
      assertThat(parts.of(4 * 32, key) & 3).isEqualTo(slot & 3);
    }
  }
}
