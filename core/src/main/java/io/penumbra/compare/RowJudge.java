package io.penumbra.compare;

import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Says what is wrong with the rows of one key. */
public final class RowJudge {
  private final boolean keyed;
  private final CellJudge cells;
  private final KeyText keyText;
  private final String among;

  /**
   * @param among which rows are compared, in words; empty for all
   */
  private RowJudge(boolean keyed, CellJudge cells, KeyText keyText, String among) {
    this.keyed = keyed;
    this.cells = cells;
    this.keyText = keyText;
    this.among = among;
  }

  public static RowJudge of(ColumnPlan plan, KeyText keyText) {
    String among = plan.where().map(each -> " of the rows where " + each.text()).orElse("");
    return new RowJudge(plan.keyed(), CellJudge.of(plan), keyText, among);
  }

  /**
   * Compares the rows of one key.
   *
   * @return how many rows are in both and equal, or within the tolerances of their columns
   */
  public long judge(KeyGroup group, Consumer<Discrepancy> out) {
    if (group.primary() + group.shadow() == 0) {
      return 0;
    }
    if (!keyed) {
      unmatched(group, out);
      return Math.min(group.primary(), group.shadow());
    }
    boolean one = group.primary() == 1 && group.shadow() == 1;
    boolean equal = group.same();
    boolean nullKey = Cells.anyNull(group.key());
    if (equal && one && !nullKey) {
      return 1;
    }
    if (nullKey) {
      out.accept(nullKey(group));
    } else {
      duplicates(group, out);
    }
    unmatched(group, out);
    boolean same = equal || (one && isTolerated(group, out));
    return same ? group.primary() : 0;
  }

  /** Tells how two rows differ, and whether that is within tolerances. */
  private boolean isTolerated(KeyGroup group, Consumer<Discrepancy> out) {
    List<Discrepancy> found = new ArrayList<>();
    cells.judge(
        keyText.of(group.key()), group.primaryRow(), group.shadowRow(), cause(group), found::add);
    found.forEach(out);
    return found.stream().allMatch(each -> each.type() == Category.TOLERATED);
  }

  private static Optional<Cause> cause(KeyGroup group) {
    return group.isStale() ? Optional.of(Cause.STALE) : Optional.empty();
  }

  private Discrepancy nullKey(KeyGroup group) {
    String message = "NULL in the key of " + counts(group);
    long rows = Math.max(group.primary(), group.shadow());
    Discrepancy nullKey =
        Discrepancy.ofRow(Category.NULL_KEY, message, keyText.of(group.key()), rows);
    return group.same() ? nullKey.inBoth() : nullKey;
  }

  private void duplicates(KeyGroup group, Consumer<Discrepancy> out) {
    long surplus = Math.max(group.primary(), group.shadow()) - 1;
    if (surplus > 0) {
      Discrepancy duplicate =
          Discrepancy.ofRow(
              Category.DUPLICATE_KEY,
              "One key, " + counts(group),
              keyText.of(group.key()),
              surplus);
      out.accept(group.same() ? duplicate.inBoth() : duplicate);
    }
  }

  /** Rows without a counterpart; of a key that is there twice only the duplicate is reported. */
  private void unmatched(KeyGroup group, Consumer<Discrepancy> out) {
    boolean missing = group.primary() > group.shadow();
    boolean duplicate = keyed && Math.min(group.primary(), group.shadow()) > 0;
    if (group.unmatched() == 0 || duplicate) {
      return;
    }
    out.accept(
        missing
            ? Discrepancy.ofRow(
                Category.ROW_MISSING_IN_SHADOW,
                "In the primary only" + among + ": " + counts(group),
                keyText.of(group.key()),
                group.unmatched())
            : Discrepancy.ofRow(
                Category.ROW_EXTRA_IN_SHADOW,
                "In the shadow only" + among + ": " + counts(group) + once(group),
                keyText.of(group.key()),
                group.unmatched()));
  }

  private static String once(KeyGroup group) {
    return group.isStale() ? "; the primary had it once" : "";
  }

  private static String counts(KeyGroup group) {
    return group.primary() + " rows in the primary, " + group.shadow() + " in the shadow";
  }
}
