package io.penumbra.jobs.validate;

import io.penumbra.report.Mode;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a validation is asked for.
 *
 * @param levels which levels are run
 * @param sample what the sample is to be, if that level is one of them
 * @param columns names of the only columns that are compared, as either lane calls them; empty for
 *     all
 * @param anew whether nothing that an earlier report has proven is taken for granted
 */
public record Request(Set<LevelName> levels, SampleWish sample, Set<String> columns, boolean anew) {
  private static final Set<LevelName> STANDARD =
      EnumSet.of(LevelName.SCHEMA, LevelName.FILES, LevelName.HASH, LevelName.ROWS);

  public Request {
    levels = Set.copyOf(levels);
    columns = Set.copyOf(columns);
    Objects.requireNonNull(sample, "sample");
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("No level to run");
    }
  }

  /** All columns; a sample as it mostly is. */
  public Request(Set<LevelName> levels) {
    this(levels, SampleWish.STANDARD, Set.of(), false);
  }

  /** Everything that a promotion needs. */
  public static Request standard() {
    return new Request(STANDARD);
  }

  /** What a comparison is called that has not settled everything. */
  Mode partialMode() {
    if (!columns.isEmpty()) {
      return Mode.PARTIAL;
    }
    if (asksFor(LevelName.SAMPLE)) {
      return Mode.SAMPLE;
    }
    return asksFor(LevelName.QUERIES) ? Mode.QUERY : Mode.SCHEMA;
  }

  /** Whether all rows and columns are to be known, by whatever means: an earlier proof is one. */
  public boolean takesProofs() {
    boolean all = asksFor(LevelName.HASH) || asksFor(LevelName.ROWS);
    return all && columns.isEmpty() && !anew;
  }

  public boolean asksFor(LevelName level) {
    return levels.contains(level);
  }
}
