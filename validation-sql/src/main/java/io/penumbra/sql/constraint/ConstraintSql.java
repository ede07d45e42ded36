package io.penumbra.sql.constraint;

import io.penumbra.compare.Side;
import io.penumbra.sql.engine.SqlEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements that find the rows of a shadow that break a constraint. */
final class ConstraintSql {
  private final SqlEngine engine;
  private final List<String> key;
  private final Predicate<String> floating;

  /**
   * @param key names of the key's columns in the shadow
   * @param floating tells columns with floating numbers
   */
  ConstraintSql(SqlEngine engine, List<String> key, Predicate<String> floating) {
    this.engine = engine;
    this.key = key;
    this.floating = floating;
  }

  /**
   * The rows: how many rows one stands with, the constraint's columns, the key. Of rows that share
   * values each one is given.
   */
  String rows(Constraint constraint) {
    List<String> columns = new ArrayList<>(List.of(isUnique(constraint) ? "d.n" : "1"));
    constraint.columns().forEach(column -> columns.add("t." + path(column)));
    key.forEach(column -> columns.add("t." + path(column)));
    return "SELECT %s FROM %s"
        .formatted(named(columns), isUnique(constraint) ? shared(constraint) : broken(constraint));
  }

  /** How many rows there are. */
  String count(Constraint constraint) {
    return "SELECT COUNT(*) FROM "
        + (isUnique(constraint) ? shared(constraint) : broken(constraint));
  }

  private String shared(Constraint constraint) {
    List<String> columns = constraint.columns().stream().map(this::path).toList();
    List<String> grouped = constraint.columns().stream().map(each -> value("", each)).toList();
    String values =
        IntStream.range(0, columns.size())
            .mapToObj(i -> grouped.get(i) + " AS v" + i)
            .collect(Collectors.joining(", "));
    String same =
        IntStream.range(0, columns.size())
            .mapToObj(i -> value("t.", constraint.columns().get(i)) + " = d.v" + i)
            .collect(Collectors.joining(" AND "));
    return "%s AS t JOIN (SELECT %s, COUNT(*) AS n FROM %s WHERE %s GROUP BY %s"
            .formatted(table(), values, table(), present("", columns), String.join(", ", grouped))
        + " HAVING COUNT(*) > 1) AS d ON "
        + same;
  }

  private String value(String prefix, String column) {
    String value = prefix + path(column);
    return floating.test(column) ? positive(value) : value;
  }

  /** Flink would tell the two zeros apart, and takes a sum with zero for nothing to do. */
  private static String positive(String value) {
    return "(CASE WHEN %s = 0 THEN ABS(%s) ELSE %s END)".formatted(value, value, value);
  }

  private String broken(Constraint constraint) {
    List<String> columns = constraint.columns().stream().map(this::path).toList();
    String where =
        switch (constraint.kind()) {
          case CHECK -> "NOT (\n" + constraint.check() + "\n)";
          case NOT_NULL ->
              columns.stream()
                  .map(column -> "t." + column + " IS NULL")
                  .collect(Collectors.joining(" OR "));
          default -> present("t.", columns) + " AND " + unmatched(constraint, columns);
        };
    return table() + " AS t WHERE " + where;
  }

  private String unmatched(Constraint constraint, List<String> columns) {
    String same =
        IntStream.range(0, columns.size())
            .mapToObj(
                i -> {
                  boolean zeros = floating.test(constraint.columns().get(i));
                  String other = "r." + path(constraint.referencedColumns().get(i));
                  String column = "t." + columns.get(i);
                  return zeros
                      ? positive(other) + " = " + positive(column)
                      : other + " = " + column;
                })
            .collect(Collectors.joining(" AND "));
    String table = constraint.referenced();
    int dot = table.lastIndexOf('.');
    String referenced =
        engine.quoted(table.substring(0, dot)) + "." + engine.quoted(table.substring(dot + 1));
    return "NOT EXISTS (SELECT 1 FROM " + referenced + " AS r WHERE " + same + ")";
  }

  private static String present(String prefix, List<String> columns) {
    return columns.stream()
        .map(column -> prefix + column + " IS NOT NULL")
        .collect(Collectors.joining(" AND "));
  }

  private static String named(List<String> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i) + " AS c" + i)
        .collect(Collectors.joining(", "));
  }

  private static boolean isUnique(Constraint constraint) {
    return constraint.kind() == Constraint.Kind.UNIQUE;
  }

  private String table() {
    return engine.table(Side.SHADOW);
  }

  private String path(String column) {
    return Arrays.stream(column.split("\\.")).map(engine::quoted).collect(Collectors.joining("."));
  }
}
