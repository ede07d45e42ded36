package io.penumbra.cli.demo;

/**
 * What a demo showed, in numbers.
 *
 * @param rowsInSource rows of all tables in Postgres at the end
 * @param rowsInTable rows of their mirrors
 * @param differences rows that only one side has, or whose values differ
 * @param changes rows that the workload changed
 * @param found differences that validation found in the shadow that a stranger had written to
 * @param promotionMillis the first promotion, from its request to its answer, with the check of
 *     what had come since the proof
 * @param rollbackMillis the way back, which needs no check
 * @param longestGapBeforeMillis longest time between two commits in a row before it
 * @param longestGapAroundMillis the same, near a promotion or a rollback
 * @param seconds the whole demo
 */
public record DemoFigures(
    long rowsInSource,
    long rowsInTable,
    long differences,
    long changes,
    long found,
    long promotionMillis,
    long rollbackMillis,
    long longestGapBeforeMillis,
    long longestGapAroundMillis,
    long seconds) {

  void print(Progress progress) {
    progress.headline(proven() ? "Proven" : "NOT PROVEN");
    progress.line("rows in source            %,12d", rowsInSource);
    progress.line("rows in table             %,12d", rowsInTable);
    progress.line("differences               %,12d", differences);
    progress.line("promotion                 %,12d ms", promotionMillis);
    progress.line("rollback                  %,12d ms", rollbackMillis);
    progress.line("longest gap between commits");
    progress.line("  before the promotion    %,12d ms", longestGapBeforeMillis);
    progress.line("  around promotions       %,12d ms", longestGapAroundMillis);
  }

  /** Whether all came out as it has to. */
  boolean proven() {
    return differences == 0 && rowsInSource == rowsInTable && found == TwoShadows.TAMPERED_ROWS;
  }
}
