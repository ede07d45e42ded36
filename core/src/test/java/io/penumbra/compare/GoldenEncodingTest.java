package io.penumbra.compare;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.digest.RowHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.Test;

/**
 * Holds the encoding and the hash to what they were: type, value, encoded row of that one value,
 * murmur3. Stored hashes are compared with those of later versions, so these lines change only
 * together with {@link RowEncoding#VERSION}.
 */
class GoldenEncodingTest {
  @Test
  void encodesAndHashesAsEver() {
    assertThat(lines()).isEqualTo(golden());
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    TestingValues.byType()
        .forEach(
            (type, values) -> {
              lines.add(line(type, null));
              values.forEach(value -> lines.add(line(type, value)));
            });
    return lines;
  }

  private static String line(Type type, Object value) {
    StructType row = StructType.of(optional(1, "v", type));
    byte[] encoded = RowEncoding.of(row).encode(TestingRow.of(value));
    return String.join(
        "\t",
        type.toString(),
        text(value),
        HexFormat.of().formatHex(encoded),
        HexFormat.of().formatHex(RowHash.of(encoded).bytes()));
  }

  private static String text(Object value) {
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return "0x" + HexFormat.of().formatHex(copy);
    }
    if (value instanceof TestingRow row) {
      return row.values().toString();
    }
    return value instanceof String text
        ? '"' + text.replace("\u0000", "\\u0000") + '"'
        : String.valueOf(value);
  }

  private static List<String> golden() {
    String name = "encoding-" + RowEncoding.VERSION + ".tsv";
    try (InputStream in = GoldenEncodingTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
