package io.penumbra.sql.check;

import io.penumbra.report.Severity;
import io.penumbra.tolerance.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One check as a file: a header of comment lines {@code -- key: value}, then a statement. A line
 * that goes on with the value before begins with {@code --} and a blank more.
 */
final class CheckFile {
  private static final List<String> REQUIRED = List.of("name", "protects-from");
  private static final List<String> OPTIONAL = List.of("columns", "tolerance", "severity");
  private static final String COMMENT = "--";

  private final String stem;
  private final Consumer<String> problems;
  private final Map<String, String> header = new LinkedHashMap<>();
  private final List<String> body = new ArrayList<>();

  private CheckFile(String stem, Consumer<String> problems) {
    this.stem = stem;
    this.problems = problems;
  }

  /**
   * @param stem name of the file without its ending
   * @param problems takes everything that is wrong with it
   * @return absent when something is wrong with it
   */
  static Optional<Check> read(String stem, String text, Consumer<String> problems) {
    List<String> found = new ArrayList<>();
    CheckFile file = new CheckFile(stem, found::add);
    text.lines().forEach(file::line);
    Check check = file.check();
    found.forEach(problems);
    return found.isEmpty() ? Optional.of(check) : Optional.empty();
  }

  private void line(String line) {
    if (!body.isEmpty() || !line.startsWith(COMMENT)) {
      if (!line.isBlank() || !body.isEmpty()) {
        body.add(line.stripTrailing());
      }
      return;
    }
    String content = line.substring(COMMENT.length());
    int colon = content.indexOf(':');
    if (content.startsWith("   ") && !header.isEmpty()) {
      String last = header.keySet().stream().reduce((older, newer) -> newer).orElseThrow();
      header.merge(last, content.strip(), (value, more) -> value + " " + more);
    } else if (colon < 0) {
      problems.accept("'" + line + "' is no header line; write -- key: value");
    } else {
      header(content.substring(0, colon).strip(), content.substring(colon + 1).strip());
    }
  }

  private void header(String key, String value) {
    if (!REQUIRED.contains(key) && !OPTIONAL.contains(key)) {
      problems.accept(
          "there is no header '%s'; there are %s, %s"
              .formatted(key, String.join(", ", REQUIRED), String.join(", ", OPTIONAL)));
    } else if (header.putIfAbsent(key, value) != null) {
      problems.accept("header '" + key + "' is there twice");
    }
  }

  private Check check() {
    REQUIRED.stream()
        .filter(key -> header.getOrDefault(key, "").isEmpty())
        .forEach(key -> problems.accept("header '" + key + "' is missing"));
    String name = header.getOrDefault("name", stem);
    if (!name.equals(stem)) {
      problems.accept("its name '" + name + "' is not that of the file");
    }
    ColumnScope columns = choice("columns", ColumnScope.class, ColumnScope.NONE);
    Severity severity = choice("severity", Severity.class, Severity.ERROR);
    Check check =
        new Check(
            name,
            header.getOrDefault("protects-from", ""),
            columns,
            tolerance(),
            severity,
            new Template(statementText()));
    statement(check);
    return check;
  }

  /** Without the semicolon that may end it. */
  private String statementText() {
    String text = String.join("\n", body).strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
  }

  private void statement(Check check) {
    Template statement = check.statement();
    if (statement.text().isEmpty()) {
      problems.accept("it has no statement");
    }
    if (statement.hasColumns() != (check.columns() != ColumnScope.NONE)) {
      problems.accept("header 'columns' and a part for each column belong together");
    }
    statement
        .unknown()
        .forEach(placeholder -> problems.accept("nothing stands for " + placeholder));
  }

  private Tolerance tolerance() {
    try {
      return Tolerance.parse(header.getOrDefault("tolerance", "exact"));
    } catch (IllegalArgumentException e) {
      problems.accept(e.getMessage());
      return Tolerance.EXACT;
    }
  }

  private <E extends Enum<E>> E choice(String key, Class<E> type, E standard) {
    String word = header.get(key);
    if (word == null) {
      return standard;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseGet(
            () -> {
              problems.accept(
                  "%s '%s' is not known; there are %s".formatted(key, word, words(type)));
              return standard;
            });
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
