package io.penumbra.ddl;

import java.util.Objects;

/** One key of a write order; where NULLs go is always stated here (first for ASC by default). */
public record SortKey(Term term, boolean ascending, boolean nullsFirst) {
  public SortKey {
    Objects.requireNonNull(term, "term");
  }
}
