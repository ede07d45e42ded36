package io.penumbra.jobs.validate;

import io.penumbra.report.Mode;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a validation is asked for.
 *
 * @param levels which levels are run
 */
public record Request(Set<LevelName> levels) {
  private static final Set<LevelName> STANDARD =
      EnumSet.of(LevelName.SCHEMA, LevelName.FILES, LevelName.ROWS);

  public Request {
    levels = Set.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("No level to run");
    }
  }

  /** Everything that a promotion needs. */
  public static Request standard() {
    return new Request(STANDARD);
  }

  /** What a comparison is called that has not settled everything. */
  Mode partialMode() {
    return asksFor(LevelName.QUERIES) ? Mode.QUERY : Mode.SCHEMA;
  }

  public boolean asksFor(LevelName level) {
    return levels.contains(level);
  }
}
