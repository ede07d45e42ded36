package io.penumbra.compare;

import io.penumbra.condition.Condition;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.ColumnCoverage.Status;
import io.penumbra.tolerance.Tolerance;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.TypeUtil;

/**
 * Which columns are compared with which, by field id: name, place and width don't matter.
 *
 * @param primary the compared columns as the primary has them
 * @param shadow the same columns as the shadow has them
 * @param keys field ids of the key, empty where the table has none: whole rows are counted then
 * @param columns what is known of each column of either
 * @param where which rows are compared, absent for all
 * @param tolerances by how much values may differ, by field id; others may not
 */
public record ColumnPlan(
    Schema primary,
    Schema shadow,
    List<Integer> keys,
    List<ColumnCoverage> columns,
    Optional<Condition> where,
    Map<Integer, Tolerance> tolerances) {
  public ColumnPlan {
    tolerances = Map.copyOf(tolerances);
    Objects.requireNonNull(where, "where");
    keys = keys.stream().sorted().toList();
    columns = List.copyOf(columns);
  }

  /**
   * Pairs the columns of two schemas.
   *
   * @param keys field ids of the key; where one of them can't be compared there is no key
   */
  public static ColumnPlan of(Schema primary, Schema shadow, List<Integer> keys) {
    List<ColumnCoverage> columns = Pairing.of(primary, shadow).columns();
    Set<Integer> compared = Pairing.of(primary, shadow).compared();
    return new ColumnPlan(
        TypeUtil.project(primary, compared),
        TypeUtil.project(shadow, compared),
        compared.containsAll(keys) ? keys : List.of(),
        columns,
        Optional.empty(),
        Map.of());
  }

  /**
   * Compares fewer columns; those of the key stay.
   *
   * @param names of columns, or of fields in columns, as either lane calls them
   * @throws PenumbraException USAGE when there is none of that name
   */
  public ColumnPlan only(Set<String> names) {
    Set<Integer> kept = new HashSet<>(keys);
    names.forEach(name -> kept.addAll(named(name)));
    return new ColumnPlan(
        TypeUtil.select(primary, kept),
        TypeUtil.select(shadow, kept),
        keys,
        columns.stream()
            .map(column -> kept.contains(column.fieldId()) ? column : leftOut(column))
            .toList(),
        where,
        tolerances);
  }

  /**
   * Compares fewer rows.
   *
   * @param rows a condition on columns that are compared, by the primary's names
   */
  public ColumnPlan where(Condition rows) {
    return new ColumnPlan(primary, shadow, keys, columns, Optional.of(rows), tolerances);
  }

  /**
   * Lets values of some columns differ.
   *
   * @param declared by name, as either lane calls the column
   * @throws PenumbraException CONFIG_INVALID when there is no such column, when it is of the key,
   *     or when its values can't differ in this way
   */
  public ColumnPlan tolerating(Map<String, Tolerance> declared) {
    Map<Integer, Tolerance> tolerated = new ColumnTolerances(this).byFieldId(declared);
    return new ColumnPlan(
        primary,
        shadow,
        keys,
        columns.stream()
            .map(
                column ->
                    tolerated.containsKey(column.fieldId())
                        ? column.within(tolerated.get(column.fieldId()).toString())
                        : column)
            .toList(),
        where,
        tolerated);
  }

  /** Ids of a column and of what is in it. */
  private Set<Integer> named(String name) {
    Set<Integer> ids =
        columns.stream()
            .filter(column -> isIn(column.primary(), name) || isIn(column.shadow(), name))
            .map(ColumnCoverage::fieldId)
            .collect(Collectors.toSet());
    if (ids.isEmpty()) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "Neither table nor shadow has a column '" + name + "'",
          "Columns of the shadow: "
              + columns.stream().map(ColumnCoverage::shadow).collect(Collectors.joining(", ")));
    }
    return ids;
  }

  private static boolean isIn(String column, String name) {
    return column.equals(name) || column.startsWith(name + ".");
  }

  private static ColumnCoverage leftOut(ColumnCoverage column) {
    return column.status() == Status.COMPARED
        ? new ColumnCoverage(
            column.fieldId(),
            column.primary(),
            column.shadow(),
            Status.NOT_VALIDATED,
            "it was not asked for")
        : column;
  }

  public boolean keyed() {
    return !keys.isEmpty();
  }

  /** The compared columns of one side. */
  public Schema schema(Side side) {
    return side == Side.PRIMARY ? primary : shadow;
  }

  /** Encodes rows that have the columns of {@link #schema}. */
  public RowEncoding rows(Side side) {
    return RowEncoding.of(schema(side).asStruct());
  }

  /** Encodes the keys of such rows; whole rows where there is no key. */
  public RowEncoding keys(Side side) {
    return keyed() ? RowEncoding.of(schema(side).asStruct(), keys) : rows(side);
  }

  /** Names of columns that both have and that can't be compared. */
  public Set<String> notValidated() {
    return columns.stream()
        .filter(column -> column.status() == Status.NOT_VALIDATED)
        .map(ColumnCoverage::shadow)
        .collect(Collectors.toSet());
  }
}
