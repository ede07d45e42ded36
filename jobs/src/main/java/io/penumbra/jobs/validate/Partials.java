package io.penumbra.jobs.validate;

import io.penumbra.report.Findings;
import io.penumbra.report.Found;
import io.penumbra.report.RowCoverage;
import io.penumbra.report.Summary;
import java.util.ArrayList;
import java.util.List;

/** Cuts what was found into messages of bounded size. */
final class Partials {
  /** Discrepancies in one message. */
  private static final int CHUNK = 50;

  private Partials() {}

  /** The counts once, and the list in pieces; added up they are the whole again. */
  static List<Partial> of(Partial whole) {
    Found found = whole.found();
    Summary counts = found.summary();
    List<Partial> parts = new ArrayList<>();
    parts.add(
        Partial.compared(whole.covered().rows(), new Found(counts, found.signatures(), List.of())));
    Summary none = new Findings(0).found().summary();
    for (int from = 0; from < found.discrepancies().size(); from += CHUNK) {
      int to = Math.min(from + CHUNK, found.discrepancies().size());
      Found piece = new Found(none, List.of(), found.discrepancies().subList(from, to));
      parts.add(Partial.compared(RowCoverage.NONE, piece));
    }
    return parts;
  }
}
