package io.penumbra.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RowHashTest {
  /** The example of murmur3 in Trino's documentation: whoever doubts a digest can ask Trino. */
  @Test
  void givesTheBytesThatTrinoGives() {
    byte[] input = Base64.getDecoder().decode("aaaaaa");

    assertThat(HexFormat.of().formatHex(RowHash.of(input).bytes()))
        .isEqualTo("ba5855635569b42f4920372ca0e396ef");
  }

  @Test
  void hashesAPartOfAnArrayLikeTheArrayOfThatPart() {
    byte[] text = "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.UTF_8);
    byte[] part = "quick brown fox".getBytes(StandardCharsets.UTF_8);

    assertThat(RowHash.of(text, 4, part.length)).isEqualTo(RowHash.of(part));
    assertThat(RowHash.of(text, 4, part.length)).isNotEqualTo(RowHash.of(text));
  }
}
