package io.penumbra.catalog.commit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.TableMetadata;

/**
 * The committers that wait for their turn at a table, first come first served. Each has a table
 * property of its own with the number that it drew: two that come and go at once must not undo each
 * other, and some catalogs assert nothing about properties.
 *
 * @param ids who waits, in order
 */
record WaitingLine(List<String> ids) {
  private static final String PREFIX = "penumbra.waiting.";

  private record Place(long number, String id) {}

  WaitingLine {
    ids = List.copyOf(ids);
  }

  static WaitingLine of(TableMetadata metadata) {
    return new WaitingLine(
        places(metadata)
            .sorted(Comparator.comparingLong(Place::number).thenComparing(Place::id))
            .map(Place::id)
            .toList());
  }

  /** The metadata with a committer at the end of the line. */
  static TableMetadata join(TableMetadata metadata, String id) {
    long last = places(metadata).mapToLong(Place::number).max().orElse(0);
    return TableMetadata.buildFrom(metadata)
        .setProperties(Map.of(PREFIX + id, Long.toString(last + 1)))
        .build();
  }

  /** Takes committers out of the line. */
  static void leave(TableMetadata.Builder metadata, Set<String> ids) {
    metadata.removeProperties(ids.stream().map(PREFIX::concat).collect(Collectors.toSet()));
  }

  boolean holds(String id) {
    return ids.contains(id);
  }

  /** Who goes before a committer: everybody where it does not wait itself. */
  List<String> before(String id) {
    return holds(id) ? ids.subList(0, ids.indexOf(id)) : ids;
  }

  private static Stream<Place> places(TableMetadata metadata) {
    return metadata.properties().entrySet().stream()
        .filter(property -> property.getKey().startsWith(PREFIX))
        .map(
            property ->
                new Place(
                    number(property.getValue()), property.getKey().substring(PREFIX.length())));
  }

  /** What is no number goes first: it is passed by and removed, as one that does not come. */
  private static long number(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
