package io.penumbra.catalog.property;

import io.penumbra.catalog.testing.Row;
import io.penumbra.error.ErrorKind;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Role;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;

/** What others do through lane views, which may be stale by then. */
final class Views {
  private record View(LaneId lane, Table table) {}

  private final World world;
  private final Strangers strangers;
  private final List<View> views = new ArrayList<>();

  Views(World world, Strangers strangers) {
    this.world = world;
    this.strangers = strangers;
  }

  void open() {
    Lane lane = world.pick(List.copyOf(world.oracle.ledger().lanes().values()));
    views.add(new View(lane.id(), world.table.other().view(lane.id())));
  }

  /** Writes through a view: it is let in as that lane's rows, or refused. */
  void write() {
    if (views.isEmpty()) {
      return;
    }
    View view = world.chance(0.5) ? views.get(views.size() - 1) : world.pick(views);
    Row row = strangers.row(view.table.schema());
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
