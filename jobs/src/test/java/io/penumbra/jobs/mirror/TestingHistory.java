package io.penumbra.jobs.mirror;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What happened to one table at its source, and what the table held at each position: plain code
 * that shares nothing with the job.
 */
final class TestingHistory {
  private final List<Touch> touches = new ArrayList<>();
  private final NavigableMap<Integer, Row> now = new TreeMap<>();

  /**
   * A row of the source.
   *
   * @param position of its last change
   */
  record Row(int id, String name, Integer qty, long position) {}

  private record Touch(long position, Consumer<NavigableMap<Integer, Row>> effect) {}

  synchronized void put(Row row) {
    touch(row.position(), rows -> rows.put(row.id(), row));
  }

  synchronized void remove(long position, int id) {
    touch(position, rows -> rows.remove(id));
  }

  synchronized void clear(long position) {
    touch(position, NavigableMap::clear);
  }

  /** The rows by key now, behind the last change. */
  synchronized NavigableMap<Integer, Row> now() {
    return Collections.unmodifiableNavigableMap(new TreeMap<>(now));
  }

  synchronized boolean holds(int id) {
    return now.containsKey(id);
  }

  /** The rows by key after all changes up to a position. */
  synchronized NavigableMap<Integer, Row> at(long position) {
    NavigableMap<Integer, Row> rows = new TreeMap<>();
    for (Touch touch : touches) {
      if (touch.position() <= position) {
        touch.effect().accept(rows);
      }
    }
    return rows;
  }

  private void touch(long position, Consumer<NavigableMap<Integer, Row>> effect) {
    touches.add(new Touch(position, effect));
    effect.accept(now);
  }
}
