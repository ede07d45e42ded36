package io.penumbra.jobs.validate;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.Mode;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a validation is asked for.
 *
 * @param levels which levels are run
 * @param sample what the sample is to be, if that level is one of them
 * @param columns names of the only columns that are compared, as either lane calls them; empty for
 *     all
 * @param where a condition that the only rows fulfil that are compared, absent for all
 * @param anew whether nothing that an earlier report has proven is taken for granted
 */
public record Request(
    Set<LevelName> levels,
    SampleWish sample,
    Set<String> columns,
    Optional<String> where,
    boolean anew) {
  private static final Set<LevelName> STANDARD =
      EnumSet.of(
          LevelName.SCHEMA, LevelName.FILES, LevelName.HASH, LevelName.ROWS, LevelName.CONSTRAINTS);

  public Request {
    levels = Set.copyOf(levels);
    columns = Set.copyOf(columns);
    Objects.requireNonNull(sample, "sample");
    Objects.requireNonNull(where, "where");
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("No level to run");
    }
    if (where.isPresent() && levels.contains(LevelName.QUERIES)) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "SQL checks are about all rows, and only those where " + where.get() + " are asked for",
          "Leave out the level queries, or the condition");
    }
  }

  /** All columns; a sample as it mostly is. */
  public Request(Set<LevelName> levels) {
    this(levels, SampleWish.STANDARD, Set.of(), Optional.empty(), false);
  }

  /** Everything that a promotion needs. */
  public static Request standard() {
    return new Request(STANDARD);
  }

  /** What a comparison is called that has not settled everything. */
  Mode partialMode() {
    if (isPartial()) {
      return Mode.PARTIAL;
    }
    if (asksFor(LevelName.SAMPLE)) {
      return Mode.SAMPLE;
    }
    return asksFor(LevelName.QUERIES) || asksFor(LevelName.CONSTRAINTS) ? Mode.QUERY : Mode.SCHEMA;
  }

  /** Whether all rows and columns are to be known, by whatever means: an earlier proof is one. */
  public boolean takesProofs() {
    boolean all = asksFor(LevelName.HASH) || asksFor(LevelName.ROWS);
    return all && !isPartial() && !anew;
  }

  /** Whether some rows or columns are left out on purpose. */
  boolean isPartial() {
    return !columns.isEmpty() || where.isPresent();
  }

  public boolean asksFor(LevelName level) {
    return levels.contains(level);
  }
}
