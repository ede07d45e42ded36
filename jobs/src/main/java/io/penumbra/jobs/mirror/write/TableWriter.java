package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.mirror.control.TableRoute;
import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.ChangeKind;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.SourceTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes one table's changes to all of its lanes. Lanes come and go between two epochs only, so a
 * lane that an epoch has at all has all of that epoch.
 */
final class TableWriter {
  private final int table;
  private final SourceTable source;
  private final Map<Integer, Layout> layouts;
  private final KeyIndex index = new KeyIndex();
  private final Map<Integer, KeyReader> keys = new HashMap<>();
  private Layout layout;
  private KeyReader key;
  private TableRoute route;
  private Lanes lanes;
  private int rows;
  private boolean touched;
  private boolean upserting;

  /**
   * @param layouts by id, as they are announced
   */
  TableWriter(
      TableRoute route, SourceTable source, LaneWriters open, Map<Integer, Layout> layouts) {
    this.table = route.table();
    this.source = source;
    this.layouts = layouts;
    this.route = route;
    this.lanes = new Lanes(open);
    lanes.become(route);
  }

  /** Takes effect when the next epoch begins. */
  void route(TableRoute next) {
    route = next;
    if (!touched) {
      lanes.become(route);
    }
  }

  /** Whether inserts replace what earlier epochs hold under their key. */
  void upserting(boolean upserting) {
    this.upserting = upserting;
  }

  /**
   * @throws RowNotHeldException when what users read cannot hold the row; it is in no lane then
   */
  void apply(Change change) throws IOException {
    if (change.kind() == ChangeKind.TRUNCATE) {
      truncate();
      return;
    }
    become(change.layout());
    if (source.appendOnly()) {
      append(change);
    } else {
      upsert(change);
    }
    touched = true;
  }

  boolean touched() {
    return touched;
  }

  /** Asks the shadows to end the epoch. */
  void end() {
    lanes.end();
  }

  /** Ends the epoch. */
  TableEpoch complete() throws IOException {
    long began = System.nanoTime();
    Map<String, WrittenFiles> vital = lanes.completeVital();
    TableEpoch epoch = lanes.completeShadows(table, vital, System.nanoTime() - began);
    index.clear();
    rows = 0;
    touched = false;
    lanes.become(route);
    return epoch;
  }

  void close() {
    lanes.close();
  }

  /** Consecutive changes have the same layout, but for an ALTER TABLE at the source. */
  private void become(int layoutId) {
    if (layout == null || layout.id() != layoutId) {
      layout = Objects.requireNonNull(layouts.get(layoutId), "layout was not announced");
      key = keys.computeIfAbsent(layoutId, id -> new KeyReader(layout, source.key()));
    }
  }

  private void append(Change change) throws IOException {
    if (change.kind() != ChangeKind.INSERT && change.kind() != ChangeKind.SNAPSHOT) {
      throw new RowNotHeldException(
          "Table " + source.qualifiedName() + " has no key, so rows can only be added to it");
    }
    lanes.apply(new Step(layout, null, change.after(), KeyIndex.NONE, false));
  }

  private void upsert(Change change) throws IOException {
    key.read(change.keyed());
    int entry = index.locate(key.bytes(), key.length());
    int replaced = index.row(entry);
    boolean deleteKey = replaced == KeyIndex.UNSEEN && mayReplace(change.kind());
    lanes.apply(new Step(layout, change.before(), change.after(), replaced, deleteKey));
    index.row(entry, change.after() == null ? KeyIndex.NONE : rows++);
  }

  private boolean mayReplace(ChangeKind kind) {
    return upserting || (kind != ChangeKind.INSERT && kind != ChangeKind.SNAPSHOT);
  }

  private void truncate() throws IOException {
    lanes.truncate();
    index.clear();
    touched = true;
  }
}
