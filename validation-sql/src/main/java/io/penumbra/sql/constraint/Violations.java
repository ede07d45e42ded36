package io.penumbra.sql.constraint;

import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Place;
import io.penumbra.report.Severity;
import io.penumbra.sql.constraint.Constraint.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells rows that break one constraint. */
public final class Violations {
  /** Rows that are named of those that share values. */
  private static final int NAMED = 5;

  private final Constraint constraint;
  private final RowNaming names;

  /**
   * @param names of the rows
   */
  public Violations(Constraint constraint, RowNaming names) {
    this.constraint = constraint;
    this.names = names;
  }

  /**
   * Tells them.
   *
   * @param rows some of them: how many rows one stands with, the constraint's columns, the key
   * @param total how many there are
   */
  public void tell(List<List<Object>> rows, long total, Consumer<Discrepancy> out) {
    long told = constraint.kind() == Kind.UNIQUE ? shared(rows, out) : single(rows, out);
    if (told < total) {
      out.accept(
          violation(
              constraint.name() + ": " + (total - told) + " more rows break it", "", total - told));
    }
  }

  private long single(List<List<Object>> rows, Consumer<Discrepancy> out) {
    rows.stream()
        .map(row -> violation(constraint.name() + ": " + what(row), key(row), 1))
        .sorted(Comparator.comparing(Discrepancy::recordId))
        .forEach(out);
    return rows.size();
  }

  private String what(List<Object> row) {
    return switch (constraint.kind()) {
      case CHECK -> constraint.check() + " does not hold";
      case NOT_NULL -> "NULL in " + String.join(", ", constraint.columns());
      default -> values(row) + " is not in " + constraint.referenced();
    };
  }

  /** One for all rows that share values, with the names of some. */
  private long shared(List<List<Object>> rows, Consumer<Discrepancy> out) {
    Map<String, List<List<Object>>> byValues =
        rows.stream()
            .collect(Collectors.groupingBy(this::values, TreeMap::new, Collectors.toList()));
    long told = 0;
    for (Map.Entry<String, List<List<Object>>> each : byValues.entrySet()) {
      long count = (Long) each.getValue().get(0).get(0);
      List<String> keys = each.getValue().stream().map(this::key).sorted().toList();
      String among = keys.stream().limit(NAMED).collect(Collectors.joining(", "));
      String message =
          "%s: %s is in %d rows%s%s"
              .formatted(
                  constraint.name(),
                  each.getKey(),
                  count,
                  names.columns().isEmpty() ? "" : ", " + among,
                  !names.columns().isEmpty() && count > NAMED ? " and others" : "");
      out.accept(violation(message, keys.get(0), count));
      told += count;
    }
    return told;
  }

  private String values(List<Object> row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < constraint.columns().size(); i++) {
      text.append(i == 0 ? "" : ", ")
          .append(constraint.columns().get(i))
          .append(" = ")
          .append(value(row.get(i + 1)));
    }
    return text.toString();
  }

  /** There is one zero. */
  private static String value(Object value) {
    if (value instanceof Double number) {
      return Double.toString(number + 0.0);
    }
    return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
  }

  private String key(List<Object> row) {
    return names.of(row.subList(1 + constraint.columns().size(), row.size()));
  }

  private Discrepancy violation(String message, String recordId, long rows) {
    Severity severity = Category.CONSTRAINT_VIOLATION.severity();
    return new Discrepancy(
        Category.CONSTRAINT_VIOLATION,
        message,
        recordId,
        severity,
        constraint.kind().word(),
        rows,
        Optional.empty(),
        Place.UNKNOWN,
        constraint.name());
  }
}
