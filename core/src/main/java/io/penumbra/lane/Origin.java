package io.penumbra.lane;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a lane comes from.
 *
 * @param ddl the statement as given, empty for a table's first lane
 * @param by who asked for it
 * @param at when it was made
 * @param fork where it left main
 * @param base the shape of main that it was made on, or last rebased to
 */
public record Origin(String ddl, String by, Instant at, Fork fork, Shape base) {
  public Origin {
    Objects.requireNonNull(ddl, "ddl");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(fork, "fork");
    Objects.requireNonNull(base, "base");
  }

  public Origin fork(Fork fork) {
    return new Origin(ddl, by, at, fork, base);
  }

  public Origin base(Shape base) {
    return new Origin(ddl, by, at, fork, base);
  }
}
