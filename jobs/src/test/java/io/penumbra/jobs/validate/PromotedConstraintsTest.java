package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.catalog.verb.Admission;
import io.penumbra.config.ValidationSettings;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.lane.Waiver;
import io.penumbra.report.LevelResult;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import io.penumbra.sql.constraint.Constraint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A promotion looks at constraints by what came since the proof, and starts no job for it. */
class PromotedConstraintsTest {
  private static final int ROWS = 5_000;
  private static final Map<String, String> RULES =
      Map.of(
          "one-qty", "UNIQUE (qty)",
          "titled", "NOT NULL (title)",
          "small", "CHECK (qty < 1000000)");
  private static final SqlMeans NO_SQL =
      new SqlMeans(PromotedConstraintsTest::noJob, 1, new NoLanes());

  private TestingShadow shadow;

  @BeforeEach
  void open(@TempDir Path folder) {
    shadow = TestingShadow.create(folder, 2);
    shadow.insert(row(-1, "first", -1));
    shadow.propose(
        "wide",
        true,
        update -> update.updateColumn("qty", Types.LongType.get()).renameColumn("name", "title"));
    shadow.insert(rows(0, ROWS));
  }

  @Test
  void readsWhatCameAndTheColumnsOfTheRest() {
    Report proof = validate();
    shadow.upsert(rows(10, 20));
    shadow.insert(row(ROWS, "new", ROWS));

    Report recheck = promote(proof, List.<Runnable>of().iterator()).get(0);

    assertThat(recheck.verdict()).isEqualTo(Verdict.PASS);
    assertThat(recheck.method().constraints()).isEqualTo(proof.method().constraints()).hasSize(3);
    assertThat(recheck.method().levels())
        .filteredOn(each -> each.level().equals("constraints"))
        .extracting(LevelResult::outcome)
        .containsExactly(LevelResult.Outcome.EQUAL);
    assertThat(recheck.coverage().files().bytesRead())
        .isPositive()
        .isLessThan(proof.coverage().files().bytesRead() / 5);
  }

  /** Each commit attempt looks at what came since the one before. */
  @Test
  void goesOnFromAttemptToAttempt() {
    Report proof = validate();
    shadow.upsert(rows(10, 20));
    List<Runnable> meanwhile =
        List.of(() -> shadow.upsert(rows(15, 25)), () -> shadow.insert(row(ROWS, "new", ROWS)));

    List<Report> rechecks = promote(proof, meanwhile.iterator());

    assertThat(rechecks).hasSize(3).allMatch(each -> each.method().constraints().size() == 3);
    assertThat(rechecks.get(2).method().basedOn()).isEqualTo(rechecks.get(1).reportId());
  }

  @Test
  void seesWhatComesBetweenTwoAttempts() {
    Report proof = validate();
    shadow.upsert(rows(10, 20));
    List<Runnable> meanwhile = List.of(() -> shadow.insert(row(ROWS, "again", 7)));

    assertThatThrownBy(() -> promote(proof, meanwhile.iterator()))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("2 CONSTRAINT_VIOLATION");
  }

  @Test
  void aWaivedViolationStaysWaivedUntilARowJoinsIt() {
    shadow.insert(row(ROWS, "again", 7));
    Report proof = validate();
    assertThat(proof.verdict()).isEqualTo(Verdict.FAIL);
    shadow.table.waive(
        "wide", new Waiver(proof.signatures().get(0).signatureId(), "ann", "known", Instant.MAX));
    shadow.upsert(rows(10, 20));

    assertThat(promote(proof, List.<Runnable>of().iterator()))
        .extracting(Report::verdict)
        .containsExactly(Verdict.PASS);
  }

  @Test
  void aRowThatJoinsAWaivedViolationIsNotWaived() {
    shadow.insert(row(ROWS, "again", 7));
    Report proof = validate();
    shadow.table.waive(
        "wide", new Waiver(proof.signatures().get(0).signatureId(), "ann", "known", Instant.MAX));
    shadow.insert(row(ROWS + 1, "again", 7));

    assertThatThrownBy(() -> promote(proof, List.<Runnable>of().iterator()))
        .hasMessageContaining("3 CONSTRAINT_VIOLATION");
  }

  @Test
  void aValidationGoesOnFromTheLastOne() {
    Report first = validate();
    shadow.upsert(rows(10, 20));
    Report second = validate();
    shadow.insert(row(ROWS, "again", 7));
    Report third = validate();

    assertThat(second.mode()).isEqualTo(Mode.INCREMENTAL);
    assertThat(second.verdict()).isEqualTo(Verdict.PASS);
    assertThat(second.coverage().files().bytesRead())
        .isLessThan(first.coverage().files().bytesRead() / 5);
    assertThat(third.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(third.summary().total()).isEqualTo(2);
  }

  /**
   * @param meanwhile what happens while a commit is attempted, attempt by attempt
   */
  private List<Report> promote(Report proof, Iterator<Runnable> meanwhile) {
    DeclaredConstraints declared =
        new DeclaredConstraints(TestingConstraints.parsed(RULES), NO_SQL, shadow.table);
    ProvenHeads proven = new ProvenHeads(new Recheck(settings(), declared), Optional.of(proof));
    Admission admission =
        heads -> {
          proven.admit(heads);
          if (meanwhile.hasNext()) {
            meanwhile.next().run();
          }
        };
    shadow.table.promote("wide", admission);
    return proven.rechecks();
  }

  private Report validate() {
    return new Validator(PromotedConstraintsTest::noJob, settings(), Long.MAX_VALUE, new NoLanes())
        .validate(shadow.table, "wide", Request.standard(), Progress.NONE);
  }

  private static ValidationSettings settings() {
    Map<String, Constraint> constraints = new TreeMap<>();
    TestingConstraints.parsed(RULES)
        .forEach(each -> constraints.put("db.orders:wide." + each.name(), each));
    return new ValidationSettings(
        1,
        100,
        1_000,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        constraints,
        Map.of(),
        Optional.empty());
  }

  private static StreamExecutionEnvironment noJob() {
    throw new AssertionError("A job was started");
  }

  private static Object[][] rows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(id -> row(id, "%0100d".formatted(id * 1_234_567_891L), id))
        .toArray(Object[][]::new);
  }
}
