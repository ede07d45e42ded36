package io.penumbra.report;

import java.util.List;
import java.util.Objects;

/**
 * What was compared. Coverages of parts add up.
 *
 * @param columns each column of either lane
 */
public record Coverage(
    FileCoverage files, BucketCoverage buckets, RowCoverage rows, List<ColumnCoverage> columns) {
  /** Nothing compared yet. */
  public static final Coverage NONE = of(List.of());

  public Coverage {
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(buckets, "buckets");
    Objects.requireNonNull(rows, "rows");
    columns = List.copyOf(columns);
  }

  /** Nothing of these columns compared yet. */
  public static Coverage of(List<ColumnCoverage> columns) {
    return new Coverage(FileCoverage.NONE, BucketCoverage.NONE, RowCoverage.NONE, columns);
  }

  public Coverage plus(FileCoverage more) {
    return new Coverage(files.plus(more), buckets, rows, columns);
  }

  public Coverage plus(BucketCoverage more) {
    return new Coverage(files, buckets.plus(more), rows, columns);
  }

  public Coverage plus(RowCoverage more) {
    return new Coverage(files, buckets, rows.plus(more), columns);
  }

  /** With what another part has covered; the columns stay. */
  public Coverage plus(Coverage part) {
    return plus(part.files).plus(part.buckets).plus(part.rows);
  }
}
