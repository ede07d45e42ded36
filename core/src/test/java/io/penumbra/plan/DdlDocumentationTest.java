package io.penumbra.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.ddl.Ddl;
import io.penumbra.ddl.Statement;
import io.penumbra.ddl.grammar.DdlLexer;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.iceberg.types.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/ddl.md shows is so. */
class DdlDocumentationTest {
  private static final String PAGE = read(Path.of("..", "docs", "ddl.md"));

  static Stream<Statement> statements() {
    return find("(?s)```sql\n(.*?)```").flatMap(block -> Ddl.parse(block.group(1)).stream());
  }

  static Stream<List<String>> classifications() {
    return rows("## What happens to the data");
  }

  static Stream<List<String>> types() {
    return rows("## Types").filter(row -> !row.get(0).contains("(n)") && !row.get(0).contains("<"));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void everyStatementCanBeProposed(Statement statement) {
    assertThat(SchemaPlan.of(statement, TestingTable.form(2)).problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("classifications")
  void everyClauseIsClassifiedAsTheTableSays(List<String> row) {
    String ddl = "ALTER TABLE orders " + row.get(0).replace("`", "");
    SchemaPlan plan = SchemaPlan.of(Ddl.parseOne(ddl), TestingTable.form(2));

    assertThat(words(plan.classification())).isEqualTo(row.get(1));
    if (plan.problems().isEmpty()) {
      assertThat(words(plan.risk())).isEqualTo(row.get(2));
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void everySpellingIsTheTypeThatTheTableSays(List<String> row) {
    Pattern.compile("`([^`]+)`")
        .matcher(row.get(0))
        .results()
        .map(spelling -> spelling.group(1).replace("(p, s)", "(9, 2)"))
        .forEach(
            spelling ->
                assertThat(type(spelling)).hasToString(row.get(1).replace("(p, s)", "(9, 2)")));
  }

  @Test
  void theReservedWordsAreThoseOfTheGrammar() {
    String words = find("Reserved.*?: `([A-Z ]+)`").findFirst().orElseThrow().group(1);
    List<String> reserved = Arrays.asList(words.split(" ", -1));

    assertThat(reserved)
        .hasSize(DdlLexer.WRITE - DdlLexer.ADD + 1)
        .allMatch(word -> parses("ALTER TABLE t DROP COLUMN \"" + word + "\""))
        .noneMatch(word -> parses("ALTER TABLE t DROP COLUMN " + word));
  }

  private static Type type(String spelling) {
    SchemaPlan plan =
        SchemaPlan.of(
            Ddl.parseOne("ALTER TABLE orders ADD COLUMN new " + spelling), TestingTable.form(3));
    return plan.accepted().after().schema().findType("new");
  }

  private static boolean parses(String ddl) {
    try {
      Ddl.parse(ddl);
      return true;
    } catch (PenumbraException refused) {
      return false;
    }
  }

  /** The cells of the rows of the first table under a heading. */
  private static Stream<List<String>> rows(String heading) {
    return PAGE.substring(PAGE.indexOf(heading) + heading.length())
        .lines()
        .dropWhile(line -> !line.startsWith("|---"))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList());
  }

  private static Stream<MatchResult> find(String pattern) {
    return Pattern.compile(pattern).matcher(PAGE).results();
  }

  private static String words(Classification classification) {
    return classification == Classification.READ_THROUGH
        ? "read-through"
        : classification.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String words(Risk risk) {
    return risk.name().toLowerCase(Locale.ROOT);
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
