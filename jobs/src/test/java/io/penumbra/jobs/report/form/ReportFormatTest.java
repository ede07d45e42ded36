package io.penumbra.jobs.report.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.jobs.report.ReportJson;
import io.penumbra.jobs.report.TestingReport;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Report;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportFormatTest {
  private final Report report = TestingReport.failed();

  @Test
  void jsonIsTheReport() {
    assertThat(ReportJson.read(ReportFormat.JSON.of(report))).isEqualTo(report);
  }

  @Test
  void aLineIsADiscrepancyAndSaysWhoseItIs() {
    List<String> lines = ReportFormat.JSONL.of(report).lines().toList();

    assertThat(lines).hasSameSizeAs(report.discrepancies());
    assertThat(lines).allMatch(line -> line.contains(report.reportId()));
    assertThat(lines.stream().map(line -> ReportJson.readPart(line, Discrepancy.class)))
        .containsExactlyElementsOf(report.discrepancies());
  }

  @Test
  void theLastLineSaysWhatIsLeftOut() {
    assertThat(ReportFormat.JSONL.of(TestingReport.flood(1_000)).lines())
        .last()
        .asString()
        .contains("\"truncated\":true", "\"stored\":100", "\"total\":1000");
  }

  @Test
  void aColumnIsATestCase() throws Exception {
    Element suite = parsed(ReportFormat.JUNIT.of(report)).getDocumentElement();

    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(child(suite, "amount").getElementsByTagName("skipped").getLength()).isOne();
    assertThat(child(suite, "(rows)").getElementsByTagName("failure").getLength()).isOne();
    assertThat(child(suite, "(verdict)").getElementsByTagName("failure").getLength()).isOne();
  }

  @Test
  void xmlHoldsWhateverAValueHolds() throws Exception {
    Report odd = TestingReport.withValue("a\u0000]]>\uD800<b>\uFFFE");

    assertThat(parsed(ReportFormat.JUNIT.of(odd)).getDocumentElement()).isNotNull();
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static Element child(Element suite, String name) {
    NodeList cases = suite.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      if (cases.item(i) instanceof Element one && one.getAttribute("name").equals(name)) {
        return one;
      }
    }
    throw new AssertionError("No test case " + name);
  }
}
