package io.penumbra.ddl;

import java.util.Objects;

/**
 * One part of a name as it was written.
 *
 * @param text without quotes
 * @param quoted whether it stood in quotes, and so means exactly this spelling
 */
public record Name(String text, boolean quoted) {
  public Name {
    Objects.requireNonNull(text, "text");
  }

  /** Whether this name, by its case rule, may mean a thing that is spelled so. */
  public boolean matches(String spelling) {
    return quoted ? text.equals(spelling) : text.equalsIgnoreCase(spelling);
  }

  /** As one would write it: quoted where it has to be. */
  @Override
  public String toString() {
    return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
