package io.penumbra.jobs.source.postgres.type;

import java.io.Serializable;
import java.util.Objects;

/**
 * A column as Postgres describes it.
 *
 * @param type oid of its type
 * @param precision of a numeric; 0 when it has none
 * @param scale of a numeric
 */
public record PgColumn(String name, int type, int precision, int scale) implements Serializable {
  /** What Postgres adds to the modifiers of a numeric and a text. */
  private static final int MODIFIER_OFFSET = 4;

  public PgColumn {
    Objects.requireNonNull(name, "name");
  }

  /**
   * @param modifier {@code atttypmod}: -1 for none; of a numeric, the precision in the upper 16
   *     bits and the scale, signed, in the lower 11
   */
  public static PgColumn of(String name, int type, int modifier) {
    if (modifier < MODIFIER_OFFSET) {
      return new PgColumn(name, type, 0, 0);
    }
    int value = modifier - MODIFIER_OFFSET;
    int scale = ((value & 0x7FF) ^ 0x400) - 0x400;
    return new PgColumn(name, type, (value >> 16) & 0xFFFF, scale);
  }

  PgColumn typed(int otherType) {
    return new PgColumn(name, otherType, precision, scale);
  }
}
