package io.penumbra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.cli.TestingTerminal.Answer;
import io.penumbra.testing.TestingFlink;
import io.penumbra.testing.TestingShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one types from a proposal to its end. */
class LifecycleTest {
  private static final String WIDEN = "ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint";

  @TempDir private Path folder;
  private TestingFlink flink;
  private TestingShop shop;
  private TestingTerminal terminal;

  @BeforeEach
  void open() {
    flink = TestingFlink.running(TestingShop.JOB);
    shop = TestingShop.open(folder, flink.address());
    terminal = TestingTerminal.with(shop.settings());
  }

  @AfterEach
  void close() {
    flink.close();
  }

  @Test
  void aDryRunPrintsThePlanFieldByFieldAndOpensNothing() {
    Answer answer =
        terminal.type(
            "propose", "--dry-run", "ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out()).contains("read through").contains("* 2").contains("total long");
    assertThat(shop.orders().ledger().shadows()).isEmpty();
  }

  @Test
  void aProposalIsOpenedAndTellsWhatToDoNext() {
    Answer answer = propose("wide");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out())
        .contains("Opened shop.orders:wide")
        .contains("next      penumbra validate shop.orders:wide");
    assertThat(terminal.type("show", "orders:wide").out())
        .contains("asked for ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint")
        .contains("FOR VERSION AS OF 'shadow_wide_head'");
  }

  @Test
  void aFileOpensAShadowForEachOfItsStatements() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("changes.sql"),
            """
            ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint;
            ALTER TABLE shop.orders RENAME COLUMN note TO remark;
            """);
    Answer answer = terminal.type("propose", "-f", file.toString(), "--json");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out()).contains("shop.orders:p1").contains("shop.orders:p2");
  }

  @Test
  void statusIsSortedByWhatNeedsAPerson() {
    propose("quiet");
    propose("broken");
    shop.insert(4);
    terminal.type("pause", "orders:broken");
    shop.note("quiet", true);
    Answer answer = terminal.type("status");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out().lines().skip(2).limit(3))
        .satisfiesExactly(
            line ->
                assertThat(line).contains("broken").endsWith("penumbra resume shop.orders:broken"),
            line ->
                assertThat(line).contains("quiet").endsWith("penumbra promote shop.orders:quiet"),
            line -> assertThat(line).contains("mirrors public.orders"));
    assertThat(answer.out()).contains("shop.orders:broken: paused by ").contains("checkpoint 7");
  }

  @Test
  void aPausedShadowBeginsAgainFromWhatTheTableHolds() {
    propose("wide");
    assertThat(terminal.type("pause", "orders:wide").out()).contains("Paused wide: paused by ");
    shop.insert(4);
    assertThat(terminal.type("resume", "orders:wide").out()).contains("Resumed wide: ");
    assertThat(shop.orders().ledger().require("wide").status().fed()).isTrue();
  }

  @Test
  void aDiscardedShadowLeavesItsDdlForReview() {
    propose("wide");
    Answer answer = terminal.type("discard", "orders:wide", "--yes", "--reason", "not needed");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out()).contains("Discarded wide: not needed");
    assertThat(terminal.type("show", "orders").out()).contains("wide needs_review at ");
  }

  @Test
  void aProvenShadowIsPromotedTakenBackPromotedAgainAndFinalized() {
    propose("wide");
    shop.insert(4);
    Answer proof = terminal.type("validate", "orders:wide");
    assertThat(proof.exit()).isZero();
    assertThat(proof.out())
        .startsWith("PASS shop.orders:wide, report ")
        .contains("next      penumbra promote shop.orders:wide");
    assertThat(terminal.type("report", "orders").out()).isEqualTo(proof.out());
    assertThat(terminal.type("promote", "orders", "--dry-run").out())
        .isEqualTo("Would promote shop.orders:wide\n");
    assertThat(terminal.type("promote", "orders", "--yes").out())
        .contains("Promoted: shop.orders:wide is the table since snapshot ");
    shop.insert(5);
    assertThat(terminal.type("rollback", "orders").out())
        .contains("Rolled back: shop.orders:main is the table since snapshot ");
    shop.insert(6);
    assertThat(terminal.type("validate", "orders:wide").exit()).isZero();
    assertThat(terminal.type("promote", "orders:wide", "--yes").exit()).isZero();
    shop.insert(7);
    assertThat(terminal.type("finalize", "orders", "--yes").out())
        .isEqualTo("Dropped the way back of orders: branch former_wide\n");
    assertThat(shop.orders().ledger().lanes()).hasSize(1);
  }

  @Test
  void aSampleSaysHowMuchMayDifferAndProvesNothing() {
    terminal.type("propose", "--name", "own", "--separate", WIDEN);
    shop.insert(4);
    Answer plan = terminal.type("validate", "orders:own", "--sample", "100", "--explain");
    assertThat(plan.exit()).isZero();
    assertThat(plan.out()).contains("LEVEL", "joins about ", " rows by keys chosen at random");
    Answer answer =
        terminal.type("validate", "orders:own", "--sample", "100", "--confidence", "0.99");
    assertThat(answer.exit()).isEqualTo(3);
    assertThat(answer.out())
        .startsWith("INCONCLUSIVE shop.orders:own")
        .contains("sampled   0 of n=", "with 99 % confidence at most ");
    assertThat(terminal.type("promote", "orders:own", "--yes").exit()).isEqualTo(3);
  }

  @Test
  void reportsAreListedComparedAndWrittenToFiles() {
    propose("wide");
    terminal.type("validate", "orders:wide");
    shop.insert(4);
    terminal.type("validate", "orders:wide");

    List<String> listed = terminal.type("report", "list", "orders:wide").out().lines().toList();
    assertThat(listed).hasSize(3);
    String older = listed.get(2).substring(0, listed.get(2).indexOf(' '));
    assertThat(terminal.type("report", "diff", "orders:wide", older).out())
        .startsWith("PASS to PASS\n");

    Path page = folder.resolve("report.html");
    Answer exported = terminal.type("report", "export", "orders", "--to", page.toString());
    assertThat(exported.out()).isEqualTo(page + "\n");
    assertThat(page).content().contains("PASS", "shop.orders:wide");
    assertThat(terminal.type("report", "list", "orders", "--json").out())
        .startsWith("{\"version\":1,\"verb\":\"report list\",");
    assertThat(terminal.type("report").exit()).isEqualTo(64);
  }

  @Test
  void aProofIsKeptFreshUntilTheShadowIsPromoted() throws Exception {
    propose("wide");
    shop.insert(4);
    CompletableFuture<Answer> keeping =
        CompletableFuture.supplyAsync(
            () -> terminal.type("validate", "orders:wide", "--continuous", "--interval", "1s"));
    awaitProof("wide");
    assertThat(terminal.type("status").out()).containsPattern("pass \\d+m?s ago, current");
    assertThat(terminal.type("status", "--json").out()).contains("\"proofAge\":\"PT0S\"");
    assertThat(terminal.type("promote", "orders", "--yes").exit()).isZero();
    Answer answer = keeping.get(60, TimeUnit.SECONDS);
    assertThat(answer.exit()).isZero();
    assertThat(answer.out())
        .containsPattern("PASS 0 rows compared in \\d+m?s; proof \\d+m?s old, report ")
        .endsWith("orders:wide is the table now, there is nothing left to compare\n");
  }

  @Test
  void whatCanNotBeKeptFreshIsAUsageError() {
    propose("wide");
    assertThat(terminal.type("validate", "orders:wide", "--continuous", "--anew").exit())
        .isEqualTo(64);
    assertThat(terminal.type("validate", "orders:wide", "--interval", "1s").exit()).isEqualTo(64);
    assertThat(terminal.type("validate", "orders:wide", "--continuous", "--max-age", "0.1s").err())
        .contains("a time of 1s or more");
  }

  private void awaitProof(String shadow) throws InterruptedException {
    Instant limit = Instant.now().plusSeconds(60);
    while (shop.orders().ledger().require(shadow).standing().proof().isEmpty()) {
      assertThat(Instant.now()).isBefore(limit);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private Answer propose(String name) {
    return terminal.type("propose", "--name", name, WIDEN);
  }
}
