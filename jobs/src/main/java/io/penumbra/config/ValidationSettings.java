package io.penumbra.config;

import io.penumbra.sql.constraint.Constraint;
import io.penumbra.tolerance.Tolerance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
 * @param constraints of shadows' schemas, by name as {@code shop.orders.one-mail} or, for a shadow
 *     alone, {@code shop.orders:wide.one-mail}
 * @param tolerances by how much values may differ, by column as {@code shop.orders.price} or, for a
 *     shadow alone, {@code shop.orders:wide.price}
 * @param throttle bytes that are read in a second at most, of all readers; absent for no limit
 * @param maxAge how old a proof may become before that is told, absent for no bound
 */
public record ValidationSettings(
    int parallelism,
    int discrepancies,
    long recheckRows,
    Optional<Path> sql,
    Map<String, Redact> redact,
    Optional<Duration> maxAge,
    Map<String, Constraint> constraints,
    Map<String, Tolerance> tolerances,
    Optional<Long> throttle) {
  private static final Pattern FOLDER = Pattern.compile(".+");
  private static final Pattern CONSTRAINT = Pattern.compile("[^.]+\\.(.+)\\.[A-Za-z0-9_-]+");
  private static final Pattern REDACTED = Pattern.compile("\\*\\..+|[^.*]+\\..+\\..+");

  public ValidationSettings {
    Objects.requireNonNull(sql, "sql");
    redact = Map.copyOf(redact);
    Objects.requireNonNull(maxAge, "maxAge");
    constraints = Map.copyOf(constraints);
    tolerances = Map.copyOf(tolerances);
    Objects.requireNonNull(throttle, "throttle");
  }

  /** Without bounds on age and speed, constraints and tolerances. */
  public ValidationSettings(
      int parallelism,
      int discrepancies,
      long recheckRows,
      Optional<Path> sql,
      Map<String, Redact> redact) {
    this(
        parallelism,
        discrepancies,
        recheckRows,
        sql,
        redact,
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  static ValidationSettings read(Section section) {
    return new ValidationSettings(
        section.integer("parallelism", 1, 10_000, 1),
        section.integer("discrepancies", 1, 1_000_000, 1_000),
        section.integer("recheck-rows", 0, Integer.MAX_VALUE, 1_000_000),
        section.optionalText("sql", "a folder of SQL checks", FOLDER).map(Path::of),
        redact(section),
        section.optionalDuration("max-age", Duration.ofSeconds(1)),
        constraints(section),
        ColumnTolerance.read(section),
        section.optionalBytes("throttle", 1_024));
  }

  /** Those that a shadow must meet, by name. */
  public List<Constraint> constraints(String tableId, String shadow) {
    return constraints.entrySet().stream()
        .filter(
            each ->
                Set.of(tableId, tableId + ":" + shadow)
                    .contains(each.getKey().substring(0, each.getKey().lastIndexOf('.'))))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparing(Constraint::name))
        .toList();
  }

  /** Those of a shadow's comparison, by column; a declaration for the shadow alone wins. */
  public Map<String, Tolerance> tolerances(String tableId, String shadow) {
    return ColumnTolerance.of(tolerances, tableId, shadow);
  }

  private static Map<String, Constraint> constraints(Section section) {
    Map<String, Constraint> constraints = new TreeMap<>();
    new TreeMap<>(section.properties("constraints"))
        .forEach(
            (key, text) -> {
              if (!CONSTRAINT.matcher(key).matches()) {
                section.problem(
                    "constraints." + key,
                    "is no name of a constraint; give NAMESPACE.TABLE.NAME, or"
                        + " NAMESPACE.TABLE:SHADOW.NAME");
                return;
              }
              try {
                String name = key.substring(key.lastIndexOf('.') + 1);
                constraints.put(key, Constraint.parse(name, text));
              } catch (IllegalArgumentException e) {
                section.problem(
                    "constraints." + key,
                    "is '"
                        + text
                        + "'; give UNIQUE (A, B), NOT NULL (A), CHECK (CONDITION) or FOREIGN KEY"
                        + " (A) REFERENCES NAMESPACE.TABLE (B)");
              }
            });
    return constraints;
  }

  private static Map<String, Redact> redact(Section section) {
    Map<String, Redact> policies = new TreeMap<>();
    new TreeMap<>(section.properties("redact"))
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
