package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlParser.ArgumentContext;
import io.penumbra.ddl.grammar.DdlParser.PathContext;
import io.penumbra.ddl.grammar.DdlParser.SortKeyContext;
import io.penumbra.ddl.grammar.DdlParser.TermContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads transforms; their width may stand before the column (Spark) or after it (Trino). */
final class Terms {
  private static final Map<String, String> OF_TIME =
      Map.of(
          "year", "year", "years", "year", "month", "month", "months", "month", "day", "day",
          "days", "day", "date", "day", "hour", "hour", "hours", "hour");

  private Terms() {}

  static Term term(TermContext context) {
    Path head = Names.path(context.path());
    if (context.argument().isEmpty()) {
      return new Term(Term.IDENTITY, head);
    }
    List<Path> columns =
        context.argument().stream()
            .map(ArgumentContext::path)
            .filter(Objects::nonNull)
            .map(Names::path)
            .toList();
    List<String> widths =
        context.argument().stream()
            .map(ArgumentContext::INTEGER)
            .filter(Objects::nonNull)
            .map(TerminalNode::getText)
            .toList();
    if (columns.size() != 1) {
      throw unknown(context.path(), context.getText());
    }
    return new Term(transform(context, head.toString(), widths), columns.get(0));
  }

  static SortKey sortKey(SortKeyContext context) {
    boolean ascending = context.DESC() == null;
    boolean nullsFirst = context.NULLS() == null ? ascending : context.FIRST() != null;
    return new SortKey(term(context.term()), ascending, nullsFirst);
  }

  private static String transform(TermContext context, String name, List<String> widths) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (widths.isEmpty() && OF_TIME.containsKey(lower)) {
      return OF_TIME.get(lower);
    }
    if (widths.isEmpty() && lower.equals(Term.IDENTITY)) {
      return lower;
    }
    if (widths.size() == 1 && (lower.equals("bucket") || lower.equals("truncate"))) {
      return lower + "[" + positive(context, widths.get(0)) + "]";
    }
    throw unknown(context.path(), context.getText());
  }

  private static int positive(TermContext context, String width) {
    if (!width.matches("0*[1-9]\\d{0,8}")) {
      throw SyntaxErrors.syntax(
          Names.at(context.start)
              + ": width "
              + width
              + " of "
              + context.getText()
              + " is out of range",
          "Use a width from 1 to 999999999");
    }
    return Integer.parseInt(width);
  }

  private static RuntimeException unknown(PathContext at, String text) {
    return SyntaxErrors.syntax(
        Names.at(at.start) + ": '" + text + "' is no transform of a column",
        "Use a column, or one of bucket(n, column), truncate(n, column), years(column),"
            + " months(column), days(column), hours(column)");
  }
}
