package io.penumbra.condition;

import io.penumbra.ddl.Ddl;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Which rows are meant. It has SQL's meaning, so that a row is meant where the condition is true,
 * not where it is unknown; and as it criteria values whatever the width of their type, it has the
 * same meaning for a column and for what that was widened to.
 */
public final class Condition implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final ArrayList<Integer> fieldIds;
  private final Criterion criterion;

  private Condition(String text, List<Integer> fieldIds, Criterion criterion) {
    this.text = text;
    this.fieldIds = new ArrayList<>(fieldIds);
    this.criterion = criterion;
  }

  /**
   * Reads a condition.
   *
   * @param columns that it may name
   * @throws io.penumbra.error.PenumbraException DDL_SYNTAX or USAGE saying what is not understood
   */
  public static Condition of(String text, List<NestedField> columns) {
    List<NestedField> named = new ArrayList<>(columns);
    Set<Integer> used = new HashSet<>();
    columnsOf(new Binder(named).bind(Ddl.parseCondition(text)), used);
    named.removeIf(column -> !used.contains(column.fieldId()));
    named.sort((one, other) -> Integer.compare(one.fieldId(), other.fieldId()));
    return new Condition(
        text.strip(),
        named.stream().map(NestedField::fieldId).toList(),
        new Binder(named).bind(Ddl.parseCondition(text)));
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** Ids of the columns that it criteria, sorted. */
  public List<Integer> fieldIds() {
    return List.copyOf(fieldIds);
  }

  /**
   * Whether a row is meant.
   *
   * @param values of the columns that it criteria, in that order: Boolean, Long, Double,
   *     BigDecimal, String, UUID or a class of java.time; null for NULL
   */
  public boolean holds(List<Object> values) {
    return criterion.of(values) == Truth.TRUE;
  }

  /**
   * Whether the condition is false for a row; where it is unknown, it is not.
   *
   * @param values as for {@link #holds}
   */
  public boolean fails(List<Object> values) {
    return criterion.of(values) == Truth.FALSE;
  }

  /**
   * What every row that is meant fulfils, for leaving out files; others may fulfil it, too.
   *
   * @param schema of the lane, which may call columns by other names
   */
  public Expression filter(Schema schema) {
    return new FileFilter(schema).where(criterion, true);
  }

  @Override
  public String toString() {
    return text;
  }

  private static void columnsOf(Criterion criterion, Set<Integer> columns) {
    if (criterion instanceof Criterion.All all) {
      all.criteria().forEach(each -> columnsOf(each, columns));
    } else if (criterion instanceof Criterion.Any any) {
      any.criteria().forEach(each -> columnsOf(each, columns));
    } else if (criterion instanceof Criterion.Not not) {
      columnsOf(not.criterion(), columns);
    } else if (criterion instanceof Criterion.IsNull isNull) {
      columns.add(isNull.fieldId());
    } else {
      columns.add(((Criterion.Compared) criterion).fieldId());
    }
  }
}
