package io.penumbra.catalog.property;

import io.penumbra.catalog.testing.Row;
import io.penumbra.catalog.testing.Rows;
import io.penumbra.error.ErrorKind;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;

/** What others do to the table by Iceberg's own means: rows, compaction, expiry, lane views. */
final class Strangers {
  private record View(LaneId lane, Table table) {}

  private final World world;
  private final List<View> views = new ArrayList<>();
  private long nextKey = 1000;

  Strangers(World world) {
    this.world = world;
  }

  void append() {
    Table main = world.table.stranger();
    Row row = row(main.schema());
    DataFile file = world.table.files().data(main, main.schema(), List.of(row));
    main.newAppend().appendFile(file).commit();
    world.oracle.foreign(() -> world.oracle.main().put(row.key(), row));
    world.note("foreign append");
  }

  private Row row(Schema schema) {
    Row row = new Row(new TreeMap<>()).with(Row.KEY, nextKey++);
    for (Types.NestedField field : schema.columns()) {
      if (field.fieldId() != Row.KEY) {
        long number = world.random.nextInt(1000);
        boolean text = field.type().equals(Types.StringType.get());
        row = row.with(field.fieldId(), text ? "f" + number : number);
      }
    }
    return row;
  }

  void delete() {
    List<Long> keys = List.copyOf(world.oracle.main().keySet());
    if (keys.isEmpty()) {
      return;
    }
    long key = world.pick(keys);
    Table main = world.table.stranger();
    main.newRowDelta()
        .addDeletes(world.table.files().keys(main, main.schema(), List.of(key)))
        .commit();
    world.oracle.foreign(() -> world.oracle.main().remove(key));
    world.note("foreign delete");
  }

  /** All files of main become one, as compaction with a new sequence number does it. */
  void compact() {
    Table main = world.table.stranger();
    List<DataFile> files = Rows.files(main);
    List<Row> rows = Rows.of(main);
    if (files.isEmpty() || rows.isEmpty()) {
      return;
    }
    RewriteFiles rewrite =
        main.newRewrite().validateFromSnapshot(main.currentSnapshot().snapshotId());
    files.forEach(rewrite::deleteFile);
    rewrite.addFile(world.table.files().data(main, main.schema(), rows)).commit();
    world.oracle.rewritten(main.schema());
    world.note("foreign compaction");
  }

  /** Iceberg's own expiry, as hard as it can. */
  void expire() {
    Table main = world.table.stranger();
    ExpireSnapshots expiry =
        main.expireSnapshots()
            .expireOlderThan(System.currentTimeMillis() + 1)
            .retainLast(1 + world.random.nextInt(3))
            .cleanExpiredMetadata(world.chance(0.5));
    expiry.commit();
    world.note("foreign expiry");
  }

  void open() {
    Lane lane = world.pick(List.copyOf(world.oracle.ledger().lanes().values()));
    views.add(new View(lane.id(), world.table.other().view(lane.id())));
  }

  /** Writes through a view that may be stale: it is let in as that lane's rows, or refused. */
  void write() {
    if (views.isEmpty()) {
      return;
    }
    View view = world.pick(views);
    Row row = row(view.table.schema());
    try {
      DataFile file = world.table.files().data(view.table, view.table.schema(), List.of(row));
      view.table.newAppend().appendFile(file).commit();
    } catch (PenumbraException e) {
      world.note("view write refused");
      if (e.code().kind() == ErrorKind.INTERNAL) {
        throw e;
      }
      return;
    }
    written(view, row);
  }

  private void written(View view, Row row) {
    Lane lane = world.oracle.ledger().lane(view.lane).orElseThrow();
    if (!world.oracle.schema(lane).sameSchema(view.table.schema())) {
      throw new AssertionError("A view under a retired schema was let in: " + lane);
    }
    if (lane.is(Role.PRIMARY)) {
      world.oracle.foreign(() -> world.oracle.main().put(row.key(), row));
    } else {
      world.oracle.written(view.lane, row);
    }
    world.note("view write as " + lane.role());
  }
}
