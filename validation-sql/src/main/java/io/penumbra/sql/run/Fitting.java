package io.penumbra.sql.run;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.Side;
import io.penumbra.sql.check.Check;
import io.penumbra.sql.check.Template;
import io.penumbra.sql.engine.SqlEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fits checks to the columns of one table, in the words of one engine. */
public final class Fitting {
  private static final String NAMED = "column:";
  private static final String ALIAS = "alias:";

  private final SqlEngine engine;
  private final List<ColumnPair> columns;
  private final List<ColumnPair> unread;

  private Fitting(SqlEngine engine, List<ColumnPair> columns, List<ColumnPair> unread) {
    this.engine = engine;
    this.columns = columns;
    this.unread = unread;
  }

  public static Fitting of(ColumnPlan plan, SqlEngine engine) {
    Map<Boolean, List<ColumnPair>> byReading =
        ColumnPair.of(plan).stream()
            .collect(
                Collectors.partitioningBy(pair -> pair.types().stream().allMatch(engine::reads)));
    return new Fitting(engine, byReading.get(true), byReading.get(false));
  }

  /** Columns that the engine can't read exactly, as the primary calls them. */
  public List<String> unread() {
    return unread.stream().map(ColumnPair::label).toList();
  }

  /** Why a check says nothing of this table, absent when it says something. */
  Optional<String> obstacle(Check check) {
    if (check.statement().hasColumns() && of(check).isEmpty()) {
      return Optional.of("the table has no column that it is for");
    }
    return Optional.empty();
  }

  /** Columns that a statement names and that are not in both lanes. */
  List<String> missing(Check check) {
    return check.statement().named().stream().filter(name -> named(name).isEmpty()).toList();
  }

  /** The statement of a check for one lane. */
  String statement(Check check, Side side) {
    Template template = check.statement();
    List<Function<String, String>> parts =
        of(check).stream().map(pair -> part(pair, side)).toList();
    return template.render(parts, placeholder -> common(placeholder, side));
  }

  private List<ColumnPair> of(Check check) {
    return columns.stream()
        .filter(pair -> pair.types().stream().allMatch(check.columns()::includes))
        .toList();
  }

  private Function<String, String> part(ColumnPair pair, Side side) {
    return placeholder ->
        placeholder.startsWith(ALIAS)
            ? engine.quoted(placeholder.substring(ALIAS.length()) + " " + pair.label())
            : inPart(placeholder, pair, side);
  }

  private String inPart(String placeholder, ColumnPair pair, Side side) {
    return switch (placeholder) {
      case "column" -> quoted(pair, side);
      case "label" -> "'" + pair.label().replace("'", "''") + "'";
      default -> common(placeholder, side);
    };
  }

  private String common(String placeholder, Side side) {
    if (placeholder.startsWith(NAMED)) {
      return named(placeholder.substring(NAMED.length()))
          .map(pair -> quoted(pair, side))
          .orElse(null);
    }
    return switch (placeholder) {
      case "table" -> engine.table(side);
      case "text" -> engine.textType();
      default -> null;
    };
  }

  private Optional<ColumnPair> named(String name) {
    return columns.stream().filter(pair -> pair.label().equals(name)).findFirst();
  }

  private String quoted(ColumnPair pair, Side side) {
    return pair.path(side).stream().map(engine::quoted).collect(Collectors.joining("."));
  }
}
