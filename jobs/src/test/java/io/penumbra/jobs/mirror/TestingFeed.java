package io.penumbra.jobs.mirror;

import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.ChangeKind;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.UnheldRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A log of changes that a test appends to while a job reads it, and the tables that it leads to:
 * the oracle. Positions are indexes into it.
 */
public final class TestingFeed {
  private static final Map<String, TestingFeed> OPEN = new ConcurrentHashMap<>();

  private final String name;
  private final List<MirrorEvent> events = new ArrayList<>();
  private final Map<Integer, TestingHistory> tables = new TreeMap<>();
  private boolean ended;

  private TestingFeed(String name) {
    this.name = name;
  }

  static TestingFeed open(String name) {
    TestingFeed feed = new TestingFeed(name);
    OPEN.put(name, feed);
    return feed;
  }

  static TestingFeed named(String name) {
    return OPEN.get(name);
  }

  String name() {
    return name;
  }

  synchronized void insert(int table, int id, String name, Integer qty) {
    add(table, ChangeKind.INSERT, id, name, qty);
  }

  synchronized void update(int table, int id, String name, Integer qty) {
    add(table, ChangeKind.UPDATE, id, name, qty);
  }

  synchronized void delete(int table, int id) {
    events.add(
        TestingRows.change(
            table, ChangeKind.DELETE, TestingRows.row(id, null, null), null, events.size()));
    history(table).remove(last(), id);
  }

  synchronized void truncate(int table) {
    events.add(TestingRows.change(table, ChangeKind.TRUNCATE, null, null, events.size()));
    history(table).clear(last());
  }

  /** A row that the mirror can't hold: its quantity is required there, and NULL here. */
  synchronized void insertUnheld(int table, int id) {
    add(table, ChangeKind.INSERT, id, "unheld", null);
  }

  /** A row that the source can't hand on, until it is updated. */
  synchronized void refuse(int table, int id) {
    Change gone =
        TestingRows.change(
            table, ChangeKind.DELETE, TestingRows.row(id, null, null), null, events.size());
    events.add(new UnheldRow(gone, "Row id=" + id + " can't be held", "Mend it"));
  }

  /** A change of key: one event at the source. */
  synchronized void rekey(int table, int from, int to, String name, Integer qty) {
    events.add(
        TestingRows.change(
            table,
            ChangeKind.UPDATE,
            TestingRows.row(from, null, null),
            TestingRows.row(to, name, qty),
            events.size()));
    history(table).remove(last(), from);
    history(table).put(new TestingHistory.Row(to, name, qty, last()));
  }

  synchronized TestingHistory history(int table) {
    return tables.computeIfAbsent(table, key -> new TestingHistory());
  }

  synchronized boolean holds(int table, int id) {
    return history(table).holds(id);
  }

  synchronized List<String> expected(int table) {
    return history(table).now().values().stream()
        .map(row -> row.id() + "|" + row.name() + "|" + row.qty())
        .toList();
  }

  /** Position of the last change of a table, -1 when there is none. */
  synchronized long last(int table) {
    for (int index = events.size() - 1; index >= 0; index--) {
      if (events.get(index).table() == table) {
        return index;
      }
    }
    return -1;
  }

  synchronized MirrorEvent event(int index) {
    return index < events.size() ? events.get(index) : null;
  }

  synchronized void end() {
    ended = true;
  }

  synchronized boolean ended(int index) {
    return ended && index >= events.size();
  }

  private void add(int table, ChangeKind kind, int id, String name, Integer qty) {
    events.add(
        TestingRows.change(table, kind, null, TestingRows.row(id, name, qty), events.size()));
    history(table).put(new TestingHistory.Row(id, name, qty, last()));
  }

  private long last() {
    return events.size() - 1L;
  }
}
