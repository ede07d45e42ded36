package io.penumbra.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gathers discrepancies: counts all of them, keeps a limited number in a list. What is kept is
 * spread over the signatures, so that a flood of one cause hides no other. Not thread-safe.
 */
public final class Findings {
  /** Most characters that the discrepancies of the list have together, but for a single one. */
  static final long MOST_CHARACTERS = 16L << 20;

  private final int limit;
  private final int perSignature;
  private final List<Discrepancy> kept = new ArrayList<>();
  private final Map<String, Signature> signatures = new TreeMap<>();
  private final Map<String, Integer> keptOf = new HashMap<>();
  private final TreeMap<Category, Long> byType = new TreeMap<>();
  private final TreeMap<Severity, Long> bySeverity = new TreeMap<>();
  private final TreeMap<String, Long> byColumn = new TreeMap<>();
  private final TreeMap<String, SortedMap<String, Long>> byPartition = new TreeMap<>();
  private long total;
  private long characters;
  private boolean truncated;

  /**
   * @param limit most discrepancies that the list keeps
   */
  public Findings(int limit) {
    this.limit = limit;
    this.perSignature = Math.max(1, limit / 10);
  }

  public void add(Discrepancy found) {
    Signature signature = Signature.of(found);
    signatures.merge(signature.signatureId(), signature, Signature::plus);
    byType.merge(found.type(), found.rows(), Long::sum);
    bySeverity.merge(found.severity(), found.rows(), Long::sum);
    if (!found.column().isEmpty()) {
      byColumn.merge(found.column(), found.rows(), Long::sum);
    }
    spread(found.place().partition(), found.column(), found.rows());
    total += found.rows();
    keep(signature.signatureId(), found);
  }

  /** Adds what was found elsewhere. */
  public void add(Found other) {
    other.signatures().forEach(s -> signatures.merge(s.signatureId(), s, Signature::plus));
    other.summary().byType().forEach((key, count) -> byType.merge(key, count, Long::sum));
    other.summary().bySeverity().forEach((key, count) -> bySeverity.merge(key, count, Long::sum));
    other.summary().byColumn().forEach((key, count) -> byColumn.merge(key, count, Long::sum));
    other
        .summary()
        .byPartition()
        .forEach((at, columns) -> columns.forEach((column, rows) -> spread(at, column, rows)));
    total += other.summary().total();
    truncated |= other.summary().truncated();
    other.discrepancies().forEach(each -> keep(each.signatureId(), each));
  }

  /** What was found so far. */
  public Found found() {
    Summary summary =
        new Summary(byType, bySeverity, byColumn, byPartition, total, kept.size(), truncated);
    return new Found(summary, List.copyOf(signatures.values()), List.copyOf(kept));
  }

  private void spread(String partition, String column, long rows) {
    int others = byPartition.containsKey(Summary.OTHERS) ? 1 : 0;
    boolean room =
        byPartition.containsKey(partition) || byPartition.size() - others < Summary.PARTITIONS;
    byPartition
        .computeIfAbsent(room ? partition : Summary.OTHERS, each -> new TreeMap<>())
        .merge(column, rows, Long::sum);
  }

  private void keep(String signatureId, Discrepancy found) {
    int already = keptOf.merge(signatureId, 1, Integer::sum);
    if (already <= perSignature && kept.size() < limit && fits(found)) {
      kept.add(found);
      characters += found.characters();
    } else {
      truncated = true;
    }
  }

  /** A discrepancy is kept as it is or not at all: no value is cut. */
  private boolean fits(Discrepancy found) {
    return kept.isEmpty() || characters + found.characters() <= MOST_CHARACTERS;
  }
}
