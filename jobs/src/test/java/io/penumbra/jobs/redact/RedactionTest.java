package io.penumbra.jobs.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.config.Redact;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.ReportJson;
import io.penumbra.report.Category;
import io.penumbra.report.Cell;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Findings;
import io.penumbra.report.Found;
import io.penumbra.report.Place;
import io.penumbra.report.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  private static final String MARKER = "Zq7-Marker";
  private static final Schema PRIMARY = schema("email");
  private static final Schema SHADOW = schema("mail");
  private static final PartitionSpec SPEC =
      PartitionSpec.builderFor(PRIMARY).truncate("email", 10).identity("city").build();

  @ParameterizedTest
  @CsvSource({
    "db.t.email, HASHED",
    "db.t.email, MASKED",
    "db.t.mail, MASKED",
    "*.mail, HASHED",
  })
  void noPlaceShowsAValue(String column, Redact policy) {
    Found shown = redaction(Map.of(column, policy)).of(found());

    String all = ReportJson.writePart(shown);
    assertThat(all).doesNotContain(MARKER).contains("Ulm", "TRUNCATION", "email_trunc=");
    assertThat(shown.summary().total()).isEqualTo(found().summary().total());
    assertThat(shown.signatures()).hasSameSizeAs(found().signatures());
  }

  @Test
  void theStandardIsToShowEverything() {
    assertThat(redaction(Map.of()).of(found())).isEqualTo(found());
    assertThat(redaction(Map.of("*.email", Redact.MASKED, "db.t.email", Redact.FULL)).of(found()))
        .isEqualTo(found());
  }

  @Test
  void hashesTellWhatIsEqualInOneReportOnly() {
    Redaction redaction = redaction(Map.of("db.t.email", Redact.HASHED));
    Discrepancy one = redaction.of(found()).discrepancies().get(0);
    Discrepancy same = redaction.of(found()).discrepancies().get(0);
    Discrepancy other =
        redaction(Map.of("db.t.email", Redact.HASHED)).of(found()).discrepancies().get(0);

    assertThat(same).isEqualTo(one);
    assertThat(one.recordId()).contains(one.cell().orElseThrow().expectedValue().orElseThrow());
    assertThat(other.cell()).isNotEqualTo(one.cell());
  }

  /** A struct is shown as a whole where one of its sides is NULL. */
  @Test
  void aNestedFieldHidesWhatItIsIn() {
    Cell cell = cell("home", "[" + MARKER + "]");
    Findings findings = new Findings(10);
    findings.add(
        Discrepancy.ofCell(Category.NULL_MISMATCH, "value to NULL", cell.inWords(), "", cell));

    for (String column : List.of("db.t.home.street", "db.t.home")) {
      Redaction redaction = redaction(Map.of(column, Redact.MASKED));
      assertThat(ReportJson.writePart(redaction.of(findings.found()))).doesNotContain(MARKER);
    }
  }

  @Test
  void aMisspeltColumnIsRefused() {
    assertThatThrownBy(() -> redaction(Map.of("db.t.emial", Redact.MASKED)))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("validation.redact names db.t.emial");
    assertThat(redaction(Map.of("db.other.emial", Redact.MASKED)).of(found())).isEqualTo(found());
  }

  private static Redaction redaction(Map<String, Redact> settings) {
    return Redaction.of(settings, "db.t", List.of(PRIMARY, SHADOW), List.of(SPEC));
  }

  /** The marker in every place that can hold a value. */
  private static Found found() {
    Findings findings = new Findings(100);
    String key = "{\"id\":7,\"email\":\"" + MARKER + "\"}";
    Cell cell = cell("mail", MARKER);
    Place place = new Place("email_trunc=" + MARKER + "/city=Ulm", "1/2");
    findings.add(
        Discrepancy.ofCell(Category.TRUNCATION, "to 3 characters", cell.inWords(), key, cell)
            .at(place));
    findings.add(Discrepancy.ofRow(Category.ROW_EXTRA_IN_SHADOW, "In the shadow only", key, 2));
    findings.add(
        Discrepancy.general(Category.QUERY_MISMATCH, "own: email is " + MARKER)
            .of("own", Severity.ERROR));
    findings.add(
        Discrepancy.general(Category.NOT_VALIDATED, "Check: can't cast '" + MARKER + "'")
            .of("own", Severity.WARN));
    return findings.found();
  }

  private static Cell cell(String column, String value) {
    Optional<String> text = Optional.of(value);
    return new Cell(
        column, "email", 2, "string", "string", text, text, Optional.empty(), Optional.of(value));
  }

  private static Schema schema(String email) {
    return new Schema(
        NestedField.required(1, "id", Types.LongType.get()),
        NestedField.optional(2, email, Types.StringType.get()),
        NestedField.optional(3, "city", Types.StringType.get()),
        NestedField.optional(
            4,
            "home",
            Types.StructType.of(NestedField.optional(5, "street", Types.StringType.get()))));
  }
}
