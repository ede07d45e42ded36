package io.penumbra.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DdlTest {
  @Test
  void aFileHasSeveralStatementsEachWithItsTextAndPlace() {
    List<Statement> statements =
        Ddl.parse(
            """
            -- first
            ALTER TABLE orders ADD COLUMN tax INT;;
            /* ; */ alter table "My Shop".`orders`
              DROP COLUMN note;
            """);

    assertThat(statements)
        .extracting(Statement::text)
        .containsExactly(
            "ALTER TABLE orders ADD COLUMN tax INT",
            "alter table \"My Shop\".`orders`\n  DROP COLUMN note");
    assertThat(statements)
        .extracting(Statement::at)
        .containsExactly(new Position(2, 1), new Position(3, 9));
    assertThat(statements.get(1).table().parts())
        .containsExactly(new Name("My Shop", true), new Name("orders", true));
    assertThat(statements.get(1).clauses().get(0).at()).isEqualTo(new Position(4, 15));
  }

  @Test
  void aTextOfCommentsHasNoStatement() {
    assertThat(Ddl.parse(" -- nothing\n /* at all */ ;")).isEmpty();
  }

  @Test
  void whereOneStatementIsWantedOthersAreNotDroppedSilently() {
    assertThatThrownBy(
            () -> Ddl.parseOne("ALTER TABLE t DROP COLUMN a; ALTER TABLE t DROP COLUMN b"))
        .isInstanceOf(PenumbraException.class)
        .hasMessage("Expected one statement, found 2");
    assertThatThrownBy(() -> Ddl.parseOne("")).hasMessage("Expected one statement, found 0");
  }

  @Test
  void quotesWithinQuotesAreWrittenTwice() {
    Clause.Rename rename =
        (Clause.Rename)
            Ddl.parseOne("ALTER TABLE t RENAME COLUMN \"a\"\"b\" TO `c``d`").clauses().get(0);

    assertThat(rename.column().last().text()).isEqualTo("a\"b");
    assertThat(rename.to().text()).isEqualTo("c`d");
    assertThat(rename.column()).hasToString("\"a\"\"b\"");
  }

  @Test
  void wordsOfTheDialectMayBeNames() {
    String words = "comment, date, first, order_, type, data, time, map, row, \"column\", ünïcode";
    assertThat(Ddl.parseOne("ALTER TABLE t DROP COLUMNS (" + words + ")").clauses()).hasSize(11);
  }

  @Test
  void aStatementWithIfExistsSaysSo() {
    assertThat(Ddl.parseOne("ALTER TABLE IF EXISTS t DROP COLUMN a").ifExists()).isTrue();
    assertThat(Ddl.parseOne("ALTER TABLE t DROP COLUMN a").ifExists()).isFalse();
  }
}
