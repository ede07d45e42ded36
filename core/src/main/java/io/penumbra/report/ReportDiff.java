package io.penumbra.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What changed from one report on a shadow to another, by cause.
 *
 * @param earlier id of the one
 * @param later id of the other
 * @param causes those with another number of rows, new ones first, then the most rows
 */
public record ReportDiff(
    String earlier, Verdict before, String later, Verdict after, List<Changed> causes) {
  public ReportDiff {
    Objects.requireNonNull(earlier, "earlier");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(later, "later");
    Objects.requireNonNull(after, "after");
    causes = List.copyOf(causes);
  }

  /**
   * One cause.
   *
   * @param before rows that the earlier report counts
   * @param after rows that the later one counts
   */
  public record Changed(String signatureId, long before, long after) {
    public Changed {
      Objects.requireNonNull(signatureId, "signatureId");
    }

    /** Whether the earlier report knows nothing of it. */
    public boolean isNew() {
      return before == 0;
    }
  }

  public static ReportDiff between(Report earlier, Report later) {
    Map<String, Long> before = counts(earlier);
    Map<String, Long> after = counts(later);
    TreeSet<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    List<Changed> causes = new ArrayList<>();
    for (String id : all) {
      Changed each = new Changed(id, before.getOrDefault(id, 0L), after.getOrDefault(id, 0L));
      if (each.before() != each.after()) {
        causes.add(each);
      }
    }
    causes.sort(
        Comparator.comparing(Changed::isNew)
            .thenComparing(each -> Math.max(each.before(), each.after()))
            .reversed());
    return new ReportDiff(
        earlier.reportId(), earlier.verdict(), later.reportId(), later.verdict(), causes);
  }

  private static Map<String, Long> counts(Report report) {
    Map<String, Long> counts = new HashMap<>();
    report.signatures().forEach(each -> counts.merge(each.signatureId(), each.count(), Long::sum));
    return counts;
  }
}
