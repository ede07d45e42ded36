package io.penumbra.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Comparing a shadow with its table.
 *
 * @param parallelism subtasks of the comparing job
 * @param discrepancies most differences that a report names one by one; all are counted
 * @param recheckRows most rows changed since the proof that a promotion compares by itself
 * @param sql folder of the user's own SQL checks, absent when there are none
 */
public record ValidationSettings(
    int parallelism, int discrepancies, long recheckRows, Optional<Path> sql) {
  private static final Pattern FOLDER = Pattern.compile(".+");

  public ValidationSettings {
    Objects.requireNonNull(sql, "sql");
  }

  static ValidationSettings read(Section section) {
    return new ValidationSettings(
        section.integer("parallelism", 1, 10_000, 1),
        section.integer("discrepancies", 1, 1_000_000, 1_000),
        section.integer("recheck-rows", 0, Integer.MAX_VALUE, 1_000_000),
        section.optionalText("sql", "a folder of SQL checks", FOLDER).map(Path::of));
  }
}
