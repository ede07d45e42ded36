package io.penumbra.ddl;

import java.util.Objects;

/**
 * A constant as written; its type is decided by the column that it is for.
 *
 * @param text number with its sign, unquoted string, {@code true} or {@code false}, or hex digits
 */
public record Constant(Kind kind, String text) {
  /** How it was written. */
  public enum Kind {
    NUMBER,
    STRING,
    BOOLEAN,
    BINARY
  }

  public Constant {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  @Override
  public String toString() {
    return switch (kind) {
      case STRING -> "'" + text.replace("'", "''") + "'";
      case BINARY -> "X'" + text + "'";
      case NUMBER, BOOLEAN -> text;
    };
  }
}
