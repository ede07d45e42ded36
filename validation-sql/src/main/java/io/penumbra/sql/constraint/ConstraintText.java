package io.penumbra.sql.constraint;

import io.penumbra.sql.constraint.Constraint.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads constraints as SQL writes them. */
final class ConstraintText {
  private static final String COLUMNS = "\\s*\\(([^()]+)\\)\\s*";
  private static final Pattern UNIQUE = pattern("\\s*UNIQUE" + COLUMNS);
  private static final Pattern NOT_NULL = pattern("\\s*NOT\\s+NULL" + COLUMNS);
  private static final Pattern CHECK = pattern("\\s*CHECK\\s*\\((.+)\\)\\s*");
  private static final Pattern REFERENCE =
      pattern("\\s*FOREIGN\\s+KEY" + COLUMNS + "REFERENCES\\s+([^()\\s]+)" + COLUMNS);
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`");

  private ConstraintText() {}

  static Constraint parse(String name, String text) {
    Matcher unique = UNIQUE.matcher(text);
    if (unique.matches()) {
      return new Constraint(name, Kind.UNIQUE, names(unique.group(1)), "", "", List.of());
    }
    Matcher notNull = NOT_NULL.matcher(text);
    if (notNull.matches()) {
      return new Constraint(name, Kind.NOT_NULL, names(notNull.group(1)), "", "", List.of());
    }
    Matcher check = CHECK.matcher(text);
    if (check.matches() && isWhole(check.group(1))) {
      return new Constraint(name, Kind.CHECK, List.of(), check.group(1).strip(), "", List.of());
    }
    Matcher reference = REFERENCE.matcher(text);
    if (reference.matches()) {
      return reference(
          name, names(reference.group(1)), reference.group(2), names(reference.group(3)));
    }
    throw new IllegalArgumentException(text);
  }

  private static Constraint reference(
      String name, List<String> columns, String table, List<String> referenced) {
    if (columns.size() != referenced.size() || !table.contains(".")) {
      throw new IllegalArgumentException(table);
    }
    return new Constraint(name, Kind.REFERENCE, columns, "", table, referenced);
  }

  /** Whether the parenthesis that begins a condition is the one that ends it. */
  private static boolean isWhole(String condition) {
    int depth = 0;
    for (char each : QUOTED.matcher(condition).replaceAll("x").toCharArray()) {
      depth += each == '(' ? 1 : each == ')' ? -1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }

  private static List<String> names(String list) {
    List<String> names = Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    if (names.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException(list);
    }
    return names;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
