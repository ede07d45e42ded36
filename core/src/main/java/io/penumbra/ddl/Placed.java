package io.penumbra.ddl;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a column is to stand among its siblings.
 *
 * @param anchor the sibling; present for AFTER and BEFORE only
 */
public record Placed(Where where, Optional<Name> anchor) {
  /** On which side. */
  public enum Where {
    FIRST,
    LAST,
    AFTER,
    BEFORE
  }

  public Placed {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(anchor, "anchor");
  }
}
