package io.penumbra.report;

import java.util.List;

/**
 * What was compared.
 *
 * @param filesIdentical data files that both lanes hold with the same deletes: proven without a
 *     read
 * @param rowsIdentical rows in these files, before deletes
 * @param filesPlanned parts of files that were to be read, in both lanes
 * @param filesRead parts of files that were read to their end
 * @param rowsPrimary rows of the primary that were compared
 * @param rowsShadow rows of the shadow that were compared
 * @param rowsEqual rows that are in both and equal in every compared column
 * @param columns each column of either lane
 */
public record Coverage(
    long filesIdentical,
    long rowsIdentical,
    long filesPlanned,
    long filesRead,
    long rowsPrimary,
    long rowsShadow,
    long rowsEqual,
    List<ColumnCoverage> columns) {
  public Coverage {
    columns = List.copyOf(columns);
  }

  /** Nothing compared yet. */
  public static Coverage of(List<ColumnCoverage> columns) {
    return new Coverage(0, 0, 0, 0, 0, 0, 0, columns);
  }
}
