package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.penumbra.config.Redact;
import io.penumbra.config.ValidationSettings;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.ReportJson;
import io.penumbra.jobs.sql.CatalogLanes;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import io.penumbra.sql.constraint.Constraint;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Constraints of a new schema: rows that break them are the same in both lanes. */
class ConstraintsTest {
  private static final Map<String, String> RULES =
      Map.of(
          "one-name", "UNIQUE (title)",
          "has-qty", "NOT NULL (qty)",
          "small", "CHECK (qty < 100)",
          "parent", "FOREIGN KEY (qty) REFERENCES db.orders (id)");

  @RegisterExtension private static final TestingFlink flink = new TestingFlink();

  @TempDir private Path folder;
  private TestingShadow shadow;
  private Map<String, Redact> redact = Map.of();

  @BeforeEach
  void open() {
    shadow = TestingShadow.create(folder.resolve("warehouse"), 2);
    shadow.insert(row(1, "one", 1), row(2, "two", 2), row(3, "three", 3));
    shadow.propose(
        "wide",
        true,
        update -> update.updateColumn("qty", Types.LongType.get()).renameColumn("name", "title"));
    shadow.upsert(row(2, "TWO", 2), row(4, "four", 1));
  }

  @Test
  void findsEveryRowThatBreaksOne() {
    shadow.upsert(
        row(5, "TWO", 2), row(6, null, 3), row(7, null, null), row(8, "8", 100), row(9, "9", 77));
    Report report = validate(RULES, Request.standard());

    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.discrepancies())
        .extracting(Discrepancy::type)
        .containsOnly(Category.CONSTRAINT_VIOLATION);
    assertThat(report.discrepancies())
        .extracting(Discrepancy::ruleId, Discrepancy::recordId, Discrepancy::rows)
        .containsExactlyInAnyOrder(
            tuple("one-name", "{\"id\":2}", 2L),
            tuple("has-qty", "{\"id\":7}", 1L),
            tuple("small", "{\"id\":8}", 1L),
            tuple("parent", "{\"id\":8}", 1L),
            tuple("parent", "{\"id\":9}", 1L));
    assertThat(report.discrepancies())
        .extracting(Discrepancy::message)
        .contains("one-name: title = 'TWO' is in 2 rows, {\"id\":2}, {\"id\":5}");
    assertThat(report.signatures())
        .extracting(each -> each.signatureId())
        .contains("CONSTRAINT_VIOLATION//unique/one-name");
  }

  @Test
  void countsAllRowsAndTellsSome() {
    shadow.insert(
        IntStream.range(100, 1_100).mapToObj(id -> row(id, "same", -id)).toArray(Object[][]::new));
    Map<String, String> rules =
        Map.of("one-name", "UNIQUE (title)", "positive", "CHECK (qty > 0 OR FALSE)");

    Report report = validate(rules, Request.standard());

    assertThat(report.signatures())
        .extracting(each -> each.count())
        .containsExactly(1_000L, 1_000L);
    assertThat(report.summary().truncated()).isTrue();
  }

  @Test
  void whatIsNotCheckedIsNoPass() {
    Request without = new Request(EnumSet.of(LevelName.SCHEMA, LevelName.ROWS));
    assertThat(validate(RULES, without).reasons()).anyMatch(why -> why.contains("one-name"));

    Map<String, String> wrong =
        Map.of("a", "UNIQUE (name)", "b", "CHECK (nothing > 1)", "c", "NOT NULL (qty)");
    Report report = validate(wrong, Request.standard());

    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.reasons())
        .anyMatch(why -> why.contains("a could not be checked: the shadow has no column name"))
        .anyMatch(why -> why.contains("b could not be checked"))
        .noneMatch(why -> why.contains("c could not"));
  }

  @Test
  void valuesThatNobodyMaySeeAreNotTold() {
    shadow.upsert(row(5, "Zq7-Marker", 2), row(6, "Zq7-Marker", 2));
    redact = Map.of("*.title", Redact.HASHED);

    Report report = validate(Map.of("one-name", "UNIQUE (title)"), Request.standard());

    assertThat(ReportJson.write(report))
        .contains("one-name is violated", "{\\\"id\\\":5}")
        .doesNotContain("Zq7-Marker");
  }

  @Test
  void aPromotionDemandsThem() {
    Map<String, String> rules = Map.of("one-name", "UNIQUE (title)");
    validate(Map.of(), Request.standard());
    assertThatThrownBy(() -> promote(rules))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("has not checked one-name");

    assertThat(validate(rules, Request.standard()).verdict()).isEqualTo(Verdict.PASS);
    assertThatThrownBy(() -> promote(Map.of("one-name", "UNIQUE (qty)")))
        .hasMessageContaining("has not checked one-name");
    shadow.upsert(row(5, "one", 2));
    assertThatThrownBy(() -> promote(rules))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("CONSTRAINT_VIOLATION");

    shadow.upsert(row(5, "five", 2));
    assertThat(validate(rules, Request.standard()).verdict()).isEqualTo(Verdict.PASS);
    shadow.upsert(row(6, "six", 2));
    promote(rules);
    assertThat(shadow.table.table().schema().findField("title")).isNotNull();
  }

  private void promote(Map<String, String> rules) {
    new Promotion(settings(rules), new CatalogLanes(shadow.catalog)).promote(shadow.table, "wide");
  }

  private Report validate(Map<String, String> rules, Request request) {
    return new Validator(flink::environment, settings(rules), new CatalogLanes(shadow.catalog))
        .validate(shadow.table, "wide", request, Progress.NONE);
  }

  private ValidationSettings settings(Map<String, String> rules) {
    Map<String, Constraint> constraints = new TreeMap<>();
    rules.forEach(
        (name, text) -> constraints.put("db.orders:wide." + name, Constraint.parse(name, text)));
    return new ValidationSettings(
        1,
        100,
        1_000,
        Optional.empty(),
        redact,
        Optional.empty(),
        constraints,
        Map.of(),
        Optional.empty());
  }
}
