package io.penumbra.sql.check;

import io.penumbra.report.Severity;
import io.penumbra.tolerance.Tolerance;
import java.util.Objects;

/**
 * A statement that must give the same on both lanes.
 *
 * @param name short, unique among the checks of a table
 * @param protectsFrom which mistake it would show, in words
 * @param columns which columns it is for, where its statement has a part for each
 * @param tolerance by how much results may differ
 * @param severity how much a difference weighs
 * @param statement SQL with placeholders, see {@link Template}
 */
public record Check(
    String name,
    String protectsFrom,
    ColumnScope columns,
    Tolerance tolerance,
    Severity severity,
    Template statement) {
  public Check {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(protectsFrom, "protectsFrom");
    Objects.requireNonNull(columns, "columns");
    Objects.requireNonNull(tolerance, "tolerance");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(statement, "statement");
  }
}
