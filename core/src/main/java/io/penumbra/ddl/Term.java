package io.penumbra.ddl;

import java.util.Objects;

/**
 * A column or a transform of one.
 *
 * @param transform as Iceberg spells it: {@code identity}, {@code day}, {@code bucket[16]} …
 */
public record Term(String transform, Path column) {
  public static final String IDENTITY = "identity";

  public Term {
    Objects.requireNonNull(transform, "transform");
    Objects.requireNonNull(column, "column");
  }

  public boolean isColumn() {
    return transform.equals(IDENTITY);
  }

  @Override
  public String toString() {
    return isColumn() ? column.toString() : transform + "(" + column + ")";
  }
}
