package io.penumbra.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BucketsTest {
  @Test
  void areSoManyThatOneHoldsAHundredThousandRowsWithinBounds() {
    assertThat(Buckets.forRows(0).count()).isEqualTo(1_024);
    assertThat(Buckets.forRows(102_400_000).count()).isEqualTo(1_024);
    assertThat(Buckets.forRows(102_500_000).count()).isEqualTo(2_048);
    assertThat(Buckets.forRows(Long.MAX_VALUE).count()).isEqualTo(4_096);
  }

  @Test
  void areSplitByFurtherBitsOfTheSameHash() {
    Buckets coarse = new Buckets(1_024);
    Buckets fine = new Buckets(32_768);
    for (long i = 0; i < 1_000; i++) {
      RowHash hash = hash(i);
      assertThat(fine.of(hash) & 1_023).isEqualTo(coarse.of(hash));
    }
  }

  @Test
  void areFilledEvenly() {
    Buckets buckets = new Buckets(64);
    int[] rows = new int[64];
    for (long i = 0; i < 64_000; i++) {
      rows[buckets.of(hash(i))]++;
    }
    assertThat(Arrays.stream(rows)).allSatisfy(each -> assertThat(each).isBetween(850, 1_150));
  }

  @Test
  void areAPowerOfTwo() {
    assertThatThrownBy(() -> new Buckets(1_000)).hasMessageContaining("1000");
  }

  private static RowHash hash(long value) {
    return RowHash.of(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }
}
