package io.penumbra.catalog.property;

import io.penumbra.catalog.testing.TestingStream.Change;
import io.penumbra.catalog.testing.TestingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The source's history of changes, which is made as it is read and can be read again. */
final class Source {
  /** How many columns {@code x0}, {@code x1} … the source has beside those of the table. */
  static final int COLUMNS = 4;

  private final World world;
  private final List<Change> changes = new ArrayList<>();
  private int read;

  Source(World world) {
    this.world = world;
  }

  /** How many changes were read. */
  int position() {
    return read;
  }

  void backTo(int position) {
    read = position;
  }

  /** Reads some changes. */
  List<Change> next() {
    int count = 1 + world.random.nextInt(3);
    List<Change> next = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (read == changes.size()) {
        changes.add(change());
      }
      next.add(changes.get(read++));
    }
    return next;
  }

  private Change change() {
    if (world.chance(0.01)) {
      world.note("source truncated");
      return Change.TRUNCATE;
    }
    long key = world.random.nextInt(12);
    if (world.chance(0.2)) {
      return TestingTable.delete(key);
    }
    Map<String, Object> row =
        TestingTable.source(key, number(), "b" + number(), world.chance(0.2) ? null : number());
    for (int i = 0; i < COLUMNS; i++) {
      row.put("x" + i, number());
    }
    return new Change(key, Optional.of(row));
  }

  private long number() {
    return world.random.nextInt(1000);
  }
}
