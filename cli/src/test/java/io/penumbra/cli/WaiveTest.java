package io.penumbra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.cli.TestingTerminal.Answer;
import io.penumbra.testing.TestingShop;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else than the author answers for a difference. */
class WaiveTest {
  private static final String SHADOW = "orders:wide";
  private static final String LATER = "2999-12-31";

  @TempDir private Path folder;
  private TestingShop shop;
  private TestingTerminal terminal;
  private String cause;

  @BeforeEach
  void findADifference() {
    shop = TestingShop.open(folder, "localhost:1");
    terminal = TestingTerminal.with(shop.settings());
    terminal.type(
        "propose",
        "--separate",
        "--name",
        "wide",
        "ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint");
    shop.insert(4);
    shop.spoil("wide");
    Answer failed = terminal.type("validate", SHADOW);
    assertThat(failed.exit()).as(failed.out() + failed.err()).isEqualTo(2);
    cause =
        failed
            .out()
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("ROW_EXTRA_IN_SHADOW/"))
            .map(line -> line.replaceAll(" {2,}.*", ""))
            .findFirst()
            .orElseThrow();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aWaivedDifferenceStopsNoPromotionAndIsTold() {
    assertThat(terminal.type("promote", SHADOW, "--yes").exit()).isEqualTo(3);

    Answer waived = waive("ann", LATER);

    assertThat(waived.exit()).as(waived.err()).isZero();
    assertThat(waived.out()).contains("rows      1 in the newest report", "by ann: agreed");
    assertThat(terminal.type("promote", SHADOW, "--dry-run").out())
        .contains("waived    " + cause + ", rows: 1, by ann until 2999-12-31T00:00:00Z: agreed");
    assertThat(terminal.type("validate", SHADOW, "--json").out())
        .contains("\"verdict\":\"FAIL\"", "\"owner\":\"ann\"");
    assertThat(terminal.type("promote", SHADOW, "--yes").out())
        .contains("Promoted: ", "waived    " + cause);
  }

  @Test
  void aWaiverThatIsWithdrawnLetsNothingPass() {
    assertThat(terminal.type("waive", SHADOW, cause, "--withdraw").err())
        .contains("No waiver of shadow 'wide' is of '" + cause + "'");
    waive("ann", LATER);

    Answer withdrawn = terminal.type("waive", SHADOW, cause, "--withdraw");

    assertThat(withdrawn.out()).contains("No longer waived: " + cause, "by ann: agreed");
    assertThat(terminal.type("promote", SHADOW, "--yes").exit()).isEqualTo(3);
    assertThat(terminal.type("validate", SHADOW, "--json").out()).contains("\"waived\":[]");
  }

  @Test
  void aWaiverIsGivenOrWithdrawn() {
    assertThat(terminal.type("waive", SHADOW, cause).exit()).isEqualTo(64);
    assertThat(
            terminal
                .type("waive", SHADOW, cause, "--withdraw", "--until", LATER, "--reason", "agreed")
                .exit())
        .isEqualTo(64);
  }

  @Test
  void theAuthorCantWaive() {
    Answer answer = waive(System.getProperty("user.name"), LATER);

    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.err()).contains("asked for shadow 'wide'");
    assertThat(terminal.type("promote", SHADOW, "--yes").exit()).isEqualTo(3);
  }

  @Test
  void aWaiverThatHasExpiredIsRefused() {
    assertThat(waive("ann", "2020-01-01").err()).contains("would have expired");
  }

  @Test
  void onlyACauseThatTheReportNamesIsWaived() {
    cause = "STALE_ROW//";

    assertThat(waive("ann", LATER).err()).contains("names no cause", "ROW_EXTRA_IN_SHADOW/");
  }

  private Answer waive(String owner, String until) {
    return terminal.type(
        "waive", SHADOW, cause, "--owner", owner, "--until", until, "--reason", "agreed");
  }
}
