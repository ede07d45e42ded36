package io.penumbra.jobs.report.form;

import io.penumbra.jobs.report.Headline;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.ColumnCoverage.Status;
import io.penumbra.report.Report;
import io.penumbra.report.Signature;
import io.penumbra.report.Verdict;
import io.penumbra.report.Waived;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as JUnit XML, for build servers: a test case for each column, one for whole rows, and
 * one for the verdict. A column that was not compared is an error, since a test that is skipped
 * counts as passed there; a cause that is waived is skipped.
 */
final class JUnitXml {
  private static final String ROWS = "(rows)";
  private static final String VERDICT = "(verdict)";

  private final Report report;
  private final XMLStreamWriter xml;

  private JUnitXml(Report report, XMLStreamWriter xml) {
    this.report = report;
    this.xml = xml;
  }

  static String of(Report report) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      new JUnitXml(report, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Report " + report.reportId() + " as XML", e);
    }
    return out.toString();
  }

  /** One test case; what it says is empty for one that passed. */
  private record Case(String name, String element, String type, String message) {}

  private void write() throws XMLStreamException {
    List<Case> cases = cases();
    String seconds = Double.toString(report.stats().took().toMillis() / 1_000.0);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuite");
    attribute("name", "penumbra " + Headline.target(report));
    attribute("tests", Integer.toString(cases.size()));
    attribute("failures", count(cases, "failure"));
    attribute("errors", count(cases, "error"));
    attribute("skipped", count(cases, "skipped"));
    attribute("time", seconds);
    attribute("timestamp", report.timestamp().toString());
    properties();
    for (Case each : cases) {
      write(each);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private List<Case> cases() {
    Map<String, List<Signature>> causes = new LinkedHashMap<>();
    report.coverage().columns().forEach(each -> causes.put(name(each), new ArrayList<>()));
    causes.put(ROWS, new ArrayList<>());
    for (Signature cause : report.signatures()) {
      String column = cause.column().isEmpty() ? ROWS : cause.column();
      causes.computeIfAbsent(column, each -> new ArrayList<>()).add(cause);
    }
    Set<String> gaps =
        report.coverage().columns().stream()
            .filter(each -> each.status() == Status.NOT_VALIDATED)
            .map(JUnitXml::name)
            .collect(Collectors.toSet());
    List<Case> cases = new ArrayList<>();
    causes.forEach((name, found) -> cases.add(column(name, found, gaps.contains(name))));
    cases.add(verdict());
    return cases;
  }

  private Case column(String name, List<Signature> causes, boolean gap) {
    Set<String> waived =
        report.waived().stream().map(Waived::signatureId).collect(Collectors.toSet());
    List<Signature> failing = causes.stream().filter(each -> each.severity().fails()).toList();
    List<Signature> open =
        failing.stream().filter(each -> !waived.contains(each.signatureId())).toList();
    if (!open.isEmpty()) {
      return new Case(name, "failure", open.get(0).type().name(), text(open));
    }
    if (gap) {
      return new Case(name, "error", "NOT_VALIDATED", "The column was not compared");
    }
    if (!failing.isEmpty()) {
      return new Case(name, "skipped", "", "Waived: " + text(failing));
    }
    return new Case(name, "", "", "");
  }

  private Case verdict() {
    String reasons = String.join("; ", report.reasons());
    if (report.verdict() == Verdict.INCONCLUSIVE) {
      return new Case(VERDICT, "error", report.verdict().name(), reasons);
    }
    return report.passed()
        ? new Case(VERDICT, "", "", "")
        : new Case(VERDICT, "failure", report.verdict().name(), reasons);
  }

  private static String text(List<Signature> causes) {
    return causes.stream()
        .map(
            each ->
                "%d x %s, for example %s"
                    .formatted(each.count(), each.signatureId(), each.examples()))
        .collect(Collectors.joining("\n"));
  }

  private void write(Case one) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", Headline.target(report));
    attribute("name", one.name());
    attribute("time", "0");
    if (!one.element().isEmpty()) {
      xml.writeStartElement(one.element());
      attribute("message", one.message().lines().findFirst().orElse(""));
      if (!one.type().isEmpty()) {
        attribute("type", one.type());
      }
      xml.writeCharacters(legal(one.message()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void properties() throws XMLStreamException {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("reportId", report.reportId());
    properties.put("verdict", report.verdict().name());
    properties.put("primarySnapshotId", Long.toString(report.cut().primarySnapshotId()));
    properties.put("shadowSnapshotId", Long.toString(report.cut().shadowSnapshotId()));
    xml.writeStartElement("properties");
    for (Map.Entry<String, String> each : properties.entrySet()) {
      xml.writeStartElement("property");
      attribute("name", each.getKey());
      attribute("value", each.getValue());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private static String name(ColumnCoverage column) {
    return column.shadow().isEmpty() ? column.primary() : column.shadow();
  }

  private static String count(List<Case> cases, String element) {
    return Long.toString(cases.stream().filter(each -> each.element().equals(element)).count());
  }

  /** XML can't hold every character, not even escaped. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder();
    text.codePoints()
        .forEach(
            each -> {
              boolean held =
                  each >= ' ' ? each < 0xFFFE || each > 0xFFFF : "\t\n\r".indexOf(each) >= 0;
              legal.appendCodePoint(held && !surrogate(each) ? each : '\uFFFD');
            });
    return legal.toString();
  }

  private static boolean surrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }
}
