package io.penumbra.ddl;

import java.util.List;
import java.util.stream.Collectors;

/** A name of one or more parts: a table, or a column and the fields within it. Never empty. */
public record Path(List<Name> parts) {
  public Path {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("A path needs a name");
    }
  }

  public Name last() {
    return parts.get(parts.size() - 1);
  }

  /** The parts before the last; empty for a column of the table itself. */
  public List<Name> parents() {
    return parts.subList(0, parts.size() - 1);
  }

  @Override
  public String toString() {
    return parts.stream().map(Name::toString).collect(Collectors.joining("."));
  }
}
