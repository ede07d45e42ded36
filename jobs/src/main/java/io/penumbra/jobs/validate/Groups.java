package io.penumbra.jobs.validate;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.KeyGroup;
import io.penumbra.compare.RowJudge;
import io.penumbra.compare.Side;
import io.penumbra.digest.RowHash;
import io.penumbra.report.Findings;
import io.penumbra.report.RowCoverage;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Rows of both sides by key, and what is wrong with them. */
final class Groups {
  private final RowJudge judge;
  private final Findings findings;
  private final Map<ByteBuffer, KeyGroup> groups = new HashMap<>();
  private long primary;
  private long shadow;
  private long equal;

  /**
   * @param findings takes what is wrong
   */
  Groups(ColumnPlan plan, Findings findings) {
    this.judge = RowJudge.of(plan, KeyNames.of(plan));
    this.findings = findings;
  }

  void add(Side side, byte[] key, byte[] row) {
    group(key).add(side, row);
  }

  /** Adds a row that the primary once had. */
  void addFormer(byte[] key, RowHash row) {
    group(key).addFormer(row);
  }

  private KeyGroup group(byte[] key) {
    return groups.computeIfAbsent(ByteBuffer.wrap(key), each -> new KeyGroup(key));
  }

  /** Compares the rows that were added, and lets them go: keys that follow must be others. */
  void judge() {
    for (KeyGroup group : groups.values()) {
      primary += group.primary();
      shadow += group.shadow();
      equal += judge.judge(group, findings::add);
    }
    groups.clear();
  }

  /** What all comparisons so far have shown. */
  Partial compared() {
    return Partial.compared(new RowCoverage(primary, shadow, equal), findings.found());
  }
}
