package io.penumbra.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CellHasherTest {
  private final CellHasher hasher = new CellHasher();

  @Test
  void hashesKeyFieldIdAndCell() {
    hasher.row(new byte[] {9, 1, 2, 9}, 1, 2);

    assertThat(hasher.cell(0x01020304, new byte[] {9, 9, 7}, 2, 1))
        .isEqualTo(RowHash.of(new byte[] {1, 2, 1, 2, 3, 4, 7}));
  }

  @Test
  void hashesAsManyCellsOfARowAsThereAreWhateverTheirLengths() {
    byte[] key = filled(1_000);
    byte[] cell = filled(5_000);
    hasher.row(key, 0, key.length);
    RowHash small = hasher.cell(1, cell, 0, 3);
    hasher.cell(2, cell, 0, cell.length);

    assertThat(hasher.cell(1, cell, 0, 3)).isEqualTo(small);
    hasher.row(key, 0, 0);
    assertThat(hasher.cell(1, cell, 0, 3)).isNotEqualTo(small);
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }
}
