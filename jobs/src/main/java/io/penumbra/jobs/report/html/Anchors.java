package io.penumbra.jobs.report.html;

import io.penumbra.report.Discrepancy;
import io.penumbra.report.Report;
import java.util.HashMap;
import java.util.Map;

/** Where on the page the examples of a cause are. */
final class Anchors {
  private final Map<String, String> anchors = new HashMap<>();

  private Anchors() {}

  static Anchors of(Report report) {
    Anchors anchors = new Anchors();
    report.discrepancies().stream()
        .map(Discrepancy::signatureId)
        .forEach(id -> anchors.anchors.putIfAbsent(id, "cause-" + (anchors.anchors.size() + 1)));
    return anchors;
  }

  /** Empty for a cause of which the report keeps no example. */
  String of(String signatureId) {
    return anchors.getOrDefault(signatureId, "");
  }
}
