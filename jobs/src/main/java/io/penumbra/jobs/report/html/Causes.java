package io.penumbra.jobs.report.html;

import io.penumbra.report.Report;
import io.penumbra.report.Severity;
import io.penumbra.report.Signature;
import io.penumbra.report.Waived;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Differences by cause, the heaviest and most frequent first. */
record Causes(String lead, List<Item> items) {
  /** Weightier first, then what concerns more rows. */
  static final Comparator<Signature> ORDER =
      Comparator.comparing(Signature::severity)
          .thenComparing(Signature::count)
          .reversed()
          .thenComparing(Signature::signatureId);

  private static final int PERCENT = 100;

  /**
   * One cause.
   *
   * @param share rows, in percent of those of the most frequent cause
   * @param anchor where its examples are, empty when none are shown
   */
  record Item(
      String kind,
      String tone,
      String column,
      String pattern,
      String count,
      long share,
      boolean waived,
      String anchor,
      List<String> examples) {}

  static Optional<Causes> of(Report report) {
    List<Signature> signatures = report.signatures().stream().sorted(ORDER).toList();
    if (signatures.isEmpty()) {
      return Optional.empty();
    }
    Set<String> waived =
        report.waived().stream().map(Waived::signatureId).collect(Collectors.toSet());
    Anchors anchors = Anchors.of(report);
    long most = signatures.stream().mapToLong(Signature::count).max().orElse(1);
    List<Item> items =
        signatures.stream()
            .map(each -> item(each, most, waived.contains(each.signatureId()), anchors))
            .toList();
    return Optional.of(new Causes(lead(report, signatures.size()), items));
  }

  private static String lead(Report report, int causes) {
    long total = report.summary().total();
    long light = total - report.summary().failing();
    return "%s, %s. Differences of one kind, column and pattern are one cause.%s"
        .formatted(
            Counts.of(total, "difference"),
            Counts.of(causes, "cause"),
            light == 0
                ? ""
                : " Too light to stop a promotion: " + Counts.of(light, "difference") + ".");
  }

  private static Item item(Signature signature, long most, boolean waived, Anchors anchors) {
    return new Item(
        Counts.words(signature.type()),
        tone(signature.severity()),
        signature.column(),
        signature.pattern(),
        Counts.of(signature.count()),
        Math.max(1, signature.count() * PERCENT / most),
        waived,
        anchors.of(signature.signatureId()),
        signature.examples());
  }

  private static String tone(Severity severity) {
    return switch (severity) {
      case BLOCKER, ERROR -> "fail";
      case WARN -> "open";
      case INFO -> "plain";
    };
  }
}
