package io.penumbra.jobs.mirror.write;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.jobs.mirror.control.LaneRoute;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.mirror.control.Routes;
import io.penumbra.jobs.mirror.control.TableRoute;
import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.Layout;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.catalog.Catalog;

/**
 * What one table's intake needs of its surroundings.
 *
 * @param job the Flink job
 * @param restored whether it started from a state
 * @param ending whether the task is being cancelled: errors are no fault of the table's then
 * @param parking folder of the table's parked changes
 */
record TableOpener(
    MirroredTable mirrored,
    Catalog catalog,
    String job,
    boolean restored,
    int subtask,
    Executor shadowPool,
    ShadowLimits limits,
    String parking,
    BooleanSupplier ending,
    TableMetrics metrics) {

  String target() {
    return mirrored.target();
  }

  /**
   * Opens the table's writers. All writers of a table are told the same routes between the same
   * barriers; what one reads by itself may be ahead of the others.
   *
   * @param told the newest route that was broadcast, null for none
   * @param known lanes that were broadcast before the checkpoint that the job goes on from. A
   *     barrier that it brings may make them active only now, and then none of what comes may lack
   *     them
   */
  TableWriter open(
      int table, Map<Integer, Layout> layouts, TableRoute told, List<LaneRoute> known) {
    ShadowedTable shadowed = ShadowedTable.open(catalog, mirrored.id());
    TableRoute route = told == null ? Routes.taken(table, shadowed.version()).plus(known) : told;
    LaneWriters open =
        new LaneWriters(shadowed.table(), mirrored.source(), subtask, shadowPool, limits);
    TableWriter writer = new TableWriter(route, mirrored.source(), open, layouts);
    writer.upserting(mayRepeat(route));
    return writer;
  }

  /**
   * Whether changes may come that are in the table already: a rewound stream repeats some, and
   * until this job's takeover is seen in the ledger it is not known whether it is one.
   */
  boolean mayRepeat(TableRoute route) {
    return (restored && !route.job().equals(job)) || route.catchUp() >= 0;
  }

  /** The same error with the row's key. */
  RowNotHeldException explained(RowNotHeldException error, Change change, Layout layout) {
    String key =
        mirrored.source().key().stream()
            .map(column -> column + '=' + value(change.keyed(), layout, column))
            .collect(Collectors.joining(", "));
    return new RowNotHeldException("Row " + key + ": " + error.getMessage());
  }

  private static Object value(RowData row, Layout layout, String column) {
    int at = layout.indexOf(column);
    return RowData.createFieldGetter(layout.columns().get(at).logicalType(), at)
        .getFieldOrNull(row);
  }
}
