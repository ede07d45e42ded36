package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.ValidationSettings;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.jobs.validate.fresh.Ending;
import io.penumbra.jobs.validate.fresh.Pass;
import io.penumbra.jobs.validate.fresh.ProofAge;
import io.penumbra.jobs.validate.fresh.ProofKeeper;
import io.penumbra.jobs.validate.fresh.StopSign;
import io.penumbra.jobs.validate.fresh.Terms;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof is kept fresh while the table changes, and costs nothing while it does not. */
class ProofKeeperTest {
  private static final ValidationSettings SETTINGS =
      new ValidationSettings(1, 100, 10_000, Optional.empty(), Map.of());
  private static final Terms TERMS =
      new Terms(Request.standard(), Duration.ofMillis(5), Optional.of(Duration.ofHours(1)));
  private static final int LIMIT_SECONDS = 60;

  private final StopSign stop = new StopSign();
  private final CountingClock clock = new CountingClock();
  private final ProofAge age = new ProofAge(clock, TERMS.maxAge());
  private final HeardPasses heard = new HeardPasses(LIMIT_SECONDS);
  private TestingShadow shadow;
  private CompletableFuture<Ending> keeper;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    shadow = TestingShadow.create(folder, 2);
    shadow.insert(row(1, "one", 10), row(2, "two", 20), row(3, "three", 30));
    shadow.propose("wide", true, update -> update.updateColumn("qty", Types.LongType.get()));
    shadow.upsert(row(1, "ONE", 11));
    keeper = CompletableFuture.supplyAsync(this::keep);
    assertThat(heard.next().mode()).isEqualTo(Mode.FULL);
  }

  @AfterEach
  void close() {
    stop.raise();
    keeper.join();
  }

  @Test
  void comparesWhatCameAndPromotesWithoutComparingMore() throws Exception {
    for (int i = 0; i < 5; i++) {
      shadow.upsert(row(1, "at " + i, i), row(100 + i, "new", i));
      Pass pass = heard.next();
      assertThat(pass.verdict()).isEqualTo(Verdict.PASS);
      assertThat(pass.mode()).isEqualTo(Mode.INCREMENTAL);
      assertThat(pass.rows()).isEqualTo(2);
    }
    assertThat(age.overdue()).isFalse();
    assertThat(new Promotion(SETTINGS).promote(shadow.table, "wide").rechecks()).isEmpty();
    assertThat(keeper.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(Ending.PROMOTED);
  }

  @Test
  void findsABadRowInTheNextPass() throws Exception {
    TestingLane stranger = shadow.stranger("wide");
    stranger.upsert(stranger.row(3, "three", 31L));
    Pass pass = heard.next();
    assertThat(pass.verdict()).isEqualTo(Verdict.FAIL);
    Report report = ReportStore.of(shadow.table.table()).read(pass.reportId()).orElseThrow();
    assertThat(report.discrepancies())
        .extracting(each -> each.message())
        .containsExactly("qty: expected 30, shadow has 31");
    stranger.upsert(stranger.row(3, "three", 30L));
    assertThat(heard.next().verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void writesNothingWhileNothingChanges() throws Exception {
    String before = metadata();
    int reports = ReportStore.of(shadow.table.table()).ids().size();
    clock.awaitMore(20, LIMIT_SECONDS);
    assertThat(metadata()).isEqualTo(before);
    assertThat(ReportStore.of(shadow.table.table()).ids()).hasSize(reports);
    assertThat(heard.none()).isTrue();
    assertThat(age.age().orElseThrow()).isLessThan(Duration.ofSeconds(LIMIT_SECONDS));
  }

  @Test
  void endsWhenTheShadowIsDroppedOrItIsTold() throws Exception {
    shadow.table.discard("wide", "not wanted");
    assertThat(keeper.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(Ending.DROPPED);

    shadow.propose("next", true, update -> update.updateColumn("qty", Types.LongType.get()));
    shadow.upsert(row(1, "ONE", 12));
    CompletableFuture<Ending> second = CompletableFuture.supplyAsync(() -> keep("next"));
    heard.next();
    stop.raise();
    assertThat(second.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(Ending.STOPPED);
    assertThat(shadow.table.table().refs().keySet()).noneMatch(ref -> ref.contains("pin"));
  }

  private Ending keep() {
    return keep("wide");
  }

  private Ending keep(String name) {
    Validator validator =
        new Validator(
            () -> {
              throw new AssertionError("A job was started");
            },
            SETTINGS);
    return new ProofKeeper(validator, TERMS, age, heard).run(shadow.table, name, stop);
  }

  private String metadata() {
    return ((HasTableOperations) shadow.table.table())
        .operations()
        .current()
        .metadataFileLocation();
  }
}
