package io.penumbra.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Comparing a shadow with its table.
 *
 * @param parallelism subtasks of the comparing job
 * @param discrepancies most differences that a report names one by one; all are counted
 * @param recheckRows most rows changed since the proof that a promotion compares by itself
 * @param sql folder of the user's own SQL checks, absent when there are none
 * @param redact how values are shown in reports, by column as {@code shop.orders.email} or {@code
 *     *.email}; those of other columns are shown as they are
 * @param maxAge how old a proof may become before that is told, absent for no bound
 */
public record ValidationSettings(
    int parallelism,
    int discrepancies,
    long recheckRows,
    Optional<Path> sql,
    Map<String, Redact> redact,
    Optional<Duration> maxAge) {
  private static final Pattern FOLDER = Pattern.compile(".+");
  private static final Pattern REDACTED = Pattern.compile("\\*\\..+|[^.*]+\\..+\\..+");

  public ValidationSettings {
    Objects.requireNonNull(sql, "sql");
    redact = Map.copyOf(redact);
    Objects.requireNonNull(maxAge, "maxAge");
  }

  /** Without a bound on the age of proofs. */
  public ValidationSettings(
      int parallelism,
      int discrepancies,
      long recheckRows,
      Optional<Path> sql,
      Map<String, Redact> redact) {
    this(parallelism, discrepancies, recheckRows, sql, redact, Optional.empty());
  }

  static ValidationSettings read(Section section) {
    return new ValidationSettings(
        section.integer("parallelism", 1, 10_000, 1),
        section.integer("discrepancies", 1, 1_000_000, 1_000),
        section.integer("recheck-rows", 0, Integer.MAX_VALUE, 1_000_000),
        section.optionalText("sql", "a folder of SQL checks", FOLDER).map(Path::of),
        redact(section),
        section.optionalDuration("max-age", Duration.ofSeconds(1)));
  }

  private static Map<String, Redact> redact(Section section) {
    Map<String, Redact> policies = new TreeMap<>();
    section
        .properties("redact")
        .forEach(
            (column, word) -> {
              if (!REDACTED.matcher(column).matches()) {
                section.problem(
                    "redact." + column, "is no column; give NAMESPACE.TABLE.COLUMN or *.COLUMN");
              }
              Redact.of(word)
                  .ifPresentOrElse(
                      policy -> policies.put(column, policy),
                      () ->
                          section.problem(
                              "redact." + column, "is '" + word + "'; give " + Redact.words()));
            });
    return policies;
  }
}
