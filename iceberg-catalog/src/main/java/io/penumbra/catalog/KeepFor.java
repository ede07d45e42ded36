package io.penumbra.catalog;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a plain table keeps its rows. Whole files go, so some rows stay longer.
 *
 * @param age a file goes when its newest row is older than this
 * @param rows the oldest files go as long as there are more rows than this without them
 */
public record KeepFor(Duration age, long rows) {
  public KeepFor {
    Objects.requireNonNull(age, "age");
  }
}
