package io.penumbra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.cli.TestingTerminal.Answer;
import io.penumbra.testing.TestingShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake has its message: what happened, with the values, and what to do next. */
class BadInputTest {
  private static final String WIDEN = "ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint";

  @TempDir private Path folder;
  private TestingShop shop;
  private TestingTerminal terminal;

  @BeforeEach
  void open() {
    shop = TestingShop.open(folder, "localhost:1");
    terminal = TestingTerminal.with(shop.settings());
  }

  @Test
  void malformedDdl() {
    expect(
        1,
        "DDL_SYNTAX",
        "GOLD",
        terminal.type("propose", "ALTER TABLE shop.orders ADD COLUMNS OF GOLD"));
  }

  @Test
  void anUnknownColumn() {
    expect(
        1,
        "DDL_UNKNOWN_COLUMN",
        "totl",
        terminal.type("propose", "ALTER TABLE shop.orders RENAME COLUMN totl TO amount"));
  }

  @Test
  void anIllegalChange() {
    expect(
        1,
        "DDL_ILLEGAL_CHANGE",
        "id",
        terminal.type("propose", "ALTER TABLE shop.orders DROP COLUMN id"));
  }

  @Test
  void aChangeThatNeedsRewriting() {
    expect(
        1,
        "DDL_NEEDS_REWRITE",
        "total",
        terminal.type("propose", "ALTER TABLE shop.orders ALTER COLUMN total TYPE string"));
  }

  @Test
  void aNameThatIsTaken() {
    terminal.type("propose", "--name", "wide", WIDEN);
    expect(1, "NAME_TAKEN", "'wide'", terminal.type("propose", "--name", "wide", WIDEN));
  }

  @Test
  void aNameThatCanNotBeOne() {
    expect(1, "NAME_INVALID", "'Wide!'", terminal.type("propose", "--name", "Wide!", WIDEN));
  }

  @Test
  void aTableThatIsNotThere() {
    expect(1, "TABLE_NOT_FOUND", "shop.items", terminal.type("show", "shop.items"));
  }

  @Test
  void aShadowThatIsNotThere() {
    terminal.type("propose", "--name", "wide", WIDEN);
    expect(1, "SHADOW_NOT_FOUND", "'narrow'", terminal.type("pause", "orders:narrow"));
  }

  @Test
  void aTableThatHasSeveralShadows() {
    terminal.type("propose", "--name", "wide", WIDEN);
    terminal.type("propose", "--name", "broad", WIDEN);
    expect(64, "USAGE", "[wide, broad]", terminal.type("validate", "orders"));
  }

  @Test
  void aSampleThatCanNotBe() {
    terminal.type("propose", "--name", "wide", WIDEN);
    expect(64, "USAGE", "'95' is no confidence", validate("--confidence", "95"));
    expect(64, "USAGE", "A sample of 0 rows", validate("--sample", "0"));
    expect(64, "USAGE", "--levels leaves out", validate("--sample", "9", "--levels", "rows"));
    expect(64, "USAGE", "'depth' is no level", validate("--levels", "depth"));
    expect(64, "USAGE", "has a column 'sum'", validate("--columns", "sum"));
  }

  private Answer validate(String... options) {
    String[] words = Arrays.copyOf(new String[] {"validate", "orders:wide"}, 2 + options.length);
    System.arraycopy(options, 0, words, 2, options.length);
    return terminal.type(words);
  }

  @Test
  void aPromotionWithoutProof() {
    terminal.type("propose", "--name", "wide", WIDEN);
    shop.insert(4);
    expect(3, "NOT_PROVEN", "'wide'", terminal.type("promote", "orders:wide", "--yes"));
    expect(3, "NOT_PROVEN", "orders:wide", terminal.type("report", "orders:wide"));
  }

  @Test
  void aPromotionAfterMainMovedFartherThanIsReChecked() {
    terminal.type("propose", "--name", "wide", "--separate", WIDEN);
    shop.insert(4);
    assertThat(terminal.type("validate", "orders:wide").exit()).isZero();
    shop.insert(5, 6, 7);
    expect(
        3,
        "NOT_PROVEN",
        "6 rows came since the proof",
        terminal.type("promote", "orders:wide", "--yes"));
  }

  @Test
  void aWayBackThatIsNotThere() {
    expect(4, "STATE_REFUSED", "former primary", terminal.type("rollback", "orders"));
    expect(4, "STATE_REFUSED", "former primary", terminal.type("finalize", "orders", "--yes"));
  }

  @Test
  void aCatalogThatIsNotReachable() throws Exception {
    Path file = folder.resolve("rest.yaml");
    Files.writeString(file, "catalog: {type: rest, uri: 'http://localhost:1'}\n");
    expect(
        1, "CATALOG_UNREACHABLE", "http://localhost:1", TestingTerminal.with(file).type("status"));
  }

  @Test
  void aWarehouseThatIsNotWritable() throws Exception {
    Path blocked = Files.createFile(folder.resolve("blocked"));
    Path file = folder.resolve("blocked.yaml");
    Files.writeString(
        file,
        "catalog: {uri: 'jdbc:sqlite:%s', warehouse: '%s'}\n"
            .formatted(folder.resolve("other.db"), blocked.resolve("warehouse").toUri()));
    Answer answer = TestingTerminal.with(file).type("doctor");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out())
        .containsPattern("ok +catalog +reachable")
        .containsPattern("fail +storage")
        .contains("The warehouse can't be written: ")
        .contains("fix: Give the user that runs Penumbra the right to write there");
  }

  private static void expect(int exit, String code, String value, Answer answer) {
    assertThat(answer.err()).startsWith(code + "\n  ").contains(value).contains("\nnext\n  ");
    assertThat(answer.err()).doesNotContain("\tat ");
    assertThat(answer.exit()).isEqualTo(exit);
    assertThat(answer.out()).isEmpty();
  }
}
