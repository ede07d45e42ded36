package io.penumbra.ops;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.Objects;
import java.util.Optional;

/**
 * A table, or one of its shadows, as people write it: {@code TABLE[:SHADOW]}.
 *
 * @param table with or without its namespace
 */
public record Target(String table, Optional<String> shadow) {
  public Target {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(shadow, "shadow");
  }

  /**
   * @throws PenumbraException USAGE
   */
  public static Target parse(String text) {
    int colon = text.indexOf(':');
    String table = colon < 0 ? text : text.substring(0, colon);
    String shadow = colon < 0 ? null : text.substring(colon + 1);
    if (table.isEmpty() || (shadow != null && shadow.isEmpty())) {
      throw new PenumbraException(
          ErrorCode.USAGE, "'" + text + "' is no TABLE[:SHADOW]", "Write it as shop.orders:wide");
    }
    return new Target(table, Optional.ofNullable(shadow));
  }

  @Override
  public String toString() {
    return table + shadow.map(name -> ":" + name).orElse("");
  }
}
