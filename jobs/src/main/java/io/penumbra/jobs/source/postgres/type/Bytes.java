package io.penumbra.jobs.source.postgres.type;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.postgresql.util.PGbytea;

/** Reads what is bytes in Iceberg. */
final class Bytes {
  private static final int UUID_BYTES = 16;

  private Bytes() {}

  /** In either form of {@code bytea_output}. */
  static byte[] read(String text) {
    if (text.startsWith("\\x")) {
      return HexFormat.of().parseHex(text, 2, text.length());
    }
    try {
      return PGbytea.toBytes(text.getBytes(StandardCharsets.UTF_8));
    } catch (SQLException e) {
      throw new NotHeldException(text, "binary", e);
    }
  }

  static byte[] readUuid(String text) {
    UUID uuid = UUID.fromString(text);
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}
