package io.penumbra.sql.check;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.StringSubstitutor;

/**
 * A statement with placeholders: <code>${table}</code>, <code>${text}</code> (the type of texts of
 * any length), <code>${column:NAME}</code> for the column that the primary calls NAME. A part
 * between {@code /*each SEPARATOR*}{@code /} and {@code /*end*}{@code /} is repeated for each
 * column, which is <code>${column}</code> in it, <code>${label}</code> its name as a text, and
 * <code>
 * ${alias:WORD}</code> a name for WORD of it in the result.
 *
 * @param text the statement as it is written
 */
public record Template(String text) {
  private static final Pattern EACH =
      Pattern.compile("/\\*each(.*?)\\*/(.*?)/\\*end\\*/", Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile("\\$\\{column:([^}]*)\\}");
  private static final Pattern ANY = Pattern.compile("\\$\\{([^}:]*)[^}]*\\}");

  public Template {
    Objects.requireNonNull(text, "text");
  }

  /** Whether it has a part for each column. */
  public boolean hasColumns() {
    return EACH.matcher(text).find();
  }

  /** Columns that it names, as the primary calls them. */
  public List<String> named() {
    return NAMED.matcher(text).results().map(match -> match.group(1)).distinct().toList();
  }

  /** Placeholders that stand for nothing where they are. */
  List<String> unknown() {
    String rest = EACH.matcher(text).replaceAll(Matcher.quoteReplacement("${table}"));
    List<String> outside = List.of("table", "text");
    return ANY.matcher(rest)
        .results()
        .filter(match -> !outside.contains(match.group(1)))
        .filter(match -> !NAMED.matcher(match.group()).matches())
        .map(match -> match.group())
        .toList();
  }

  /**
   * The statement for one lane.
   *
   * @param columns gives what stands for each column, of each column that there is a part for
   * @param lookup gives what stands for any other placeholder
   * @throws IllegalArgumentException when a placeholder stands for nothing
   */
  public String render(List<Function<String, String>> columns, Function<String, String> lookup) {
    Matcher each = EACH.matcher(text);
    String repeated =
        each.replaceAll(
            part ->
                Matcher.quoteReplacement(
                    columns.stream()
                        .map(column -> substituted(part.group(2).strip(), column))
                        .collect(Collectors.joining(separator(part.group(1))))));
    StringSubstitutor rest = new StringSubstitutor(lookup::apply);
    rest.setEnableUndefinedVariableException(true);
    return rest.replace(repeated);
  }

  private static String separator(String given) {
    return given.isBlank() ? ",\n  " : "\n" + given.strip() + "\n";
  }

  private static String substituted(String part, Function<String, String> column) {
    return new StringSubstitutor(column::apply).replace(part);
  }
}
