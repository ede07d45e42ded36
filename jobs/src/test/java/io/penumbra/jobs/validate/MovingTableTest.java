package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.ValidationSettings;
import io.penumbra.embedded.EmbeddedFlink;
import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I2: a cut is a cut however fast the table moves on. */
class MovingTableTest {
  private static final ValidationSettings SETTINGS =
      new ValidationSettings(2, 100, 1_000, Optional.empty(), Map.of());

  private TestingShadow shadow;

  @BeforeEach
  void open(@TempDir Path folder) {
    shadow = TestingShadow.create(folder, 2);
    shadow.insert(row(1, "one", 10), row(2, "two", 20), row(3, "three", 30));
    shadow.propose("wide", true, update -> update.updateColumn("qty", Types.LongType.get()));
    shadow.upsert(row(1, "ONE", 11));
  }

  @Test
  void findsNothingWhileCommitsGoOn() {
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger commits = new AtomicInteger();
    CompletableFuture<Void> stream =
        CompletableFuture.runAsync(
            () -> {
              while (!enough.get()) {
                int i = commits.incrementAndGet();
                shadow.upsert(row(i % 7, "at " + i, i), row(100 + i, "new", i));
              }
            });
    try {
      for (int i = 0; i < 5; i++) {
        int before = commits.get();
        Report report = validator().validate(shadow.table, "wide", Progress.NONE);
        assertThat(report.discrepancies()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(commits.get()).isGreaterThan(before);
      }
    } finally {
      enough.set(true);
      stream.join();
    }
    assertThat(promotionRechecks()).isLessThanOrEqualTo(1);
  }

  /** Everything but the pinned cut goes while it is being compared. */
  @Test
  void doesNotMindThatSnapshotsExpireMeanwhile() {
    Progress expiring =
        (level, done, total) -> {
          if (level.equals("rows") && done == 0) {
            shadow.upsert(row(1, "later", 1), row(2, "later", 2), row(3, "later", 3));
            shadow
                .table
                .table()
                .expireSnapshots()
                .expireOlderThan(System.currentTimeMillis())
                .retainLast(1)
                .commit();
          }
        };

    Report report = validator().validate(shadow.table, "wide", expiring);

    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.coverage().rows().equal()).isEqualTo(3);
    assertThat(shadow.table.table().refs().keySet()).noneMatch(ref -> ref.contains("pin"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void comparesInAFlinkJob(int formatVersion, @TempDir Path folder) throws Exception {
    TestingShadow table = TestingShadow.create(folder.resolve("table"), formatVersion);
    table.insert(row(1, "one", 10), row(2, "two", 20));
    table.propose("wide", true, update -> update.updateColumn("qty", Types.LongType.get()));
    table.upsert(row(2, "TWO", 21), row(3, "three", 30));
    TestingLane stranger = table.stranger("wide");
    stranger.upsert(stranger.row(3, "three", 31L));

    try (EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve("flink"))) {
      Report report =
          new Validator(flink::environment, SETTINGS, 0, new NoLanes())
              .validate(table.table, "wide", Progress.NONE);

      assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(report.discrepancies())
          .extracting(each -> each.recordId() + " " + each.message())
          .containsExactly("{\"id\":3} qty: expected 30, shadow has 31");
    }
  }

  private int promotionRechecks() {
    return new Promotion(SETTINGS).promote(shadow.table, "wide").rechecks().size();
  }

  private static Validator validator() {
    return new Validator(
        () -> {
          throw new AssertionError("A job was started");
        },
        SETTINGS);
  }
}
