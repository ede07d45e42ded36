package io.penumbra.jobs.validate.hash;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.digest.RowHash;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.Test;

class SlotsTest {
  @Test
  void areNamedByBucketAndPartition() {
    Slots slots = new Slots(Map.of(List.of("a"), 0, List.of("b"), 1), 4);

    assertThat(slots.count()).isEqualTo(8);
    assertThat(slots.name(6)).isEqualTo("2/4 of partition [b]");
    assertThat(new Slots(Map.of(), 4).name(3)).isEqualTo("3/4");
  }

  /** Else equal rows of a column that was widened would lie in different slots. */
  @Test
  void takeAWidenedValueForTheSame() {
    assertThat(Slots.values(partition(Types.FloatType.get(), 0.1f)))
        .isEqualTo(Slots.values(partition(Types.DoubleType.get(), (double) 0.1f)));
    assertThat(Slots.values(partition(Types.IntegerType.get(), 7)))
        .isEqualTo(Slots.values(partition(Types.LongType.get(), 7L)));
  }

  private static StructLike partition(Type type, Object value) {
    GenericRecord partition = GenericRecord.create(StructType.of(optional(1, "v", type)));
    partition.set(0, value);
    return partition;
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
