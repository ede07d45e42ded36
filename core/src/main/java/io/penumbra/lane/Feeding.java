package io.penumbra.lane;

import java.util.Map;
import java.util.Objects;

/**
 * How changes reach a lane.
 *
 * @param feed where its content comes from
 * @param active whether file sets of its own have been committed to it; until then it takes those
 *     of {@code filesOf}
 * @param filesOf the lane whose file sets it takes: itself once active
 * @param separate whether the user asked for files of its own although it could share main's
 * @param columns source column by field id, for every field that the source fills
 */
public record Feeding(
    Feed feed, boolean active, LaneId filesOf, boolean separate, Map<Integer, String> columns) {
  public Feeding {
    Objects.requireNonNull(feed, "feed");
    Objects.requireNonNull(filesOf, "filesOf");
    columns = Map.copyOf(columns);
  }

  public Feeding feed(Feed feed) {
    return new Feeding(feed, active, filesOf, separate, columns);
  }

  /** Reached by file sets of its own from now on. */
  public Feeding activated(LaneId self) {
    return new Feeding(Feed.STREAM, true, self, separate, columns);
  }

  /** Takes the file sets of another lane from now on. */
  public Feeding deactivated(LaneId filesOf) {
    return new Feeding(feed, false, filesOf, separate, columns);
  }

  public Feeding columns(Map<Integer, String> columns) {
    return new Feeding(feed, active, filesOf, separate, columns);
  }
}
