package io.penumbra.compare;

import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.ColumnCoverage.Status;
import java.util.List;
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
 */
public record ColumnPlan(
    Schema primary, Schema shadow, List<Integer> keys, List<ColumnCoverage> columns) {
  public ColumnPlan {
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
        columns);
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
