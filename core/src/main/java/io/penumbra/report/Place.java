package io.penumbra.report;

import java.util.Objects;

/**
 * Where in a table a row is.
 *
 * @param partition as {@code day=2026-01-05}, empty when the table has none or it is not known
 * @param bucket as {@code 17/64}, empty when rows were not put into buckets
 */
public record Place(String partition, String bucket) {
  /** Not known. */
  public static final Place UNKNOWN = new Place("", "");

  public Place {
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(bucket, "bucket");
  }
}
