package io.penumbra.jobs.mirror.write;

import io.penumbra.config.LaneLimits;
import io.penumbra.fault.FaultPoint;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.mirror.control.RouteCodec;
import io.penumbra.jobs.mirror.control.TableRoute;
import io.penumbra.jobs.mirror.park.ParkedTable;
import io.penumbra.jobs.mirror.park.ParkedTableSerializer;
import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.Halt;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.UnheldRow;
import io.penumbra.jobs.unload.Unload;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.operators.util.SimpleVersionedListState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.flink.CatalogLoader;

/**
 * Fans changes out to the lanes of their tables and writes them: one epoch of file sets per
 * barrier. Lanes come from each table's ledger, read at its first change, with those that a
 * checkpoint has, and from the broadcast of {@link io.penumbra.jobs.mirror.control.LedgerWatch}
 * from then on.
 */
public final class WriteOperator extends AbstractStreamOperator<byte[]>
    implements TwoInputStreamOperator<MirrorEvent, byte[], byte[]>, BoundedMultiInput {
  private static final long serialVersionUID = 1L;
  private static final int CHANGES = 1;
  private static final ListStateDescriptor<byte[]> PARKED =
      new ListStateDescriptor<>("parked", BytePrimitiveArraySerializer.INSTANCE);

  /** The newest route that was told, by the table's name. */
  private static final MapStateDescriptor<String, byte[]> ROUTES =
      new MapStateDescriptor<>(
          "routes", StringSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE);

  // Set in the constructor
  private final List<MirroredTable> tables;
  private final CatalogLoader catalogs;
  private final LaneLimits limits;
  private final Duration checkpointInterval;
  private final String parking;

  // Set in initializeState and open
  private transient ListState<ParkedTable> saved;
  private transient BroadcastState<String, byte[]> routes;
  private transient boolean restored;
  private transient Catalog catalog;
  private transient ExecutorService shadowPool;
  private transient Replay replay;
  private transient int subtask;

  // Set while running
  private transient long lastCheckpoint;
  private transient long position;
  private transient List<TableIntake> intakes;

  /**
   * @param limits what a shadow may cost
   * @param checkpointInterval what its commits are measured by
   * @param parking folder for the changes of tables that are stopped
   */
  public WriteOperator(
      List<MirroredTable> tables,
      CatalogLoader catalogs,
      LaneLimits limits,
      Duration checkpointInterval,
      String parking) {
    this.tables = List.copyOf(tables);
    this.catalogs = catalogs;
    this.limits = limits;
    this.checkpointInterval = checkpointInterval;
    this.parking = parking;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    restored = context.isRestored();
    lastCheckpoint = context.getRestoredCheckpointId().orElse(0);
    position = -1;
    saved =
        new SimpleVersionedListState<>(
            context.getOperatorStateStore().getUnionListState(PARKED), new ParkedTableSerializer());
    routes = context.getOperatorStateStore().getBroadcastState(ROUTES);
  }

  @Override
  public void open() throws Exception {
    super.open();
    Unload.atEnd(getRuntimeContext()::registerUserCodeClassLoaderReleaseHookIfAbsent);
    catalog = catalogs.loadCatalog();
    subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    shadowPool = Executors.newCachedThreadPool(new ExecutorThreadFactory("penumbra-shadow"));
    replay =
        new Replay(
            tables.stream().map(MirroredTable::source).toList(),
            getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
            subtask);
    List<ParkedTable> parked = new ArrayList<>();
    saved.get().forEach(parked::add);
    intakes = new ArrayList<>();
    for (int table = 0; table < tables.size(); table++) {
      intakes.add(intake(table, parked));
    }
  }

  @Override
  public void processElement1(StreamRecord<MirrorEvent> element) throws Exception {
    MirrorEvent event = element.getValue();
    TableIntake intake = intakes.get(event.table());
    if (event instanceof Change change) {
      position = Math.max(position, change.position());
      intake.change(change);
    } else if (event instanceof Layout layout) {
      intake.layout(layout);
    } else if (event instanceof UnheldRow row) {
      position = Math.max(position, row.change().position());
      intake.unheld(row);
    } else {
      intake.halt((Halt) event);
    }
  }

  @Override
  public void processElement2(StreamRecord<byte[]> element) throws Exception {
    TableRoute route = RouteCodec.fromBytes(element.getValue());
    routes.put(tables.get(route.table()).target(), element.getValue());
    intakes.get(route.table()).route(route);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    lastCheckpoint = checkpointId;
    flush(checkpointId);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    FaultPoint.BEFORE_SNAPSHOT.reach();
    super.snapshotState(context);
    List<ParkedTable> parked = new ArrayList<>();
    for (TableIntake intake : intakes) {
      intake.park().ifPresent(parked::add);
    }
    saved.update(parked);
    FaultPoint.AFTER_SNAPSHOT.reach();
  }

  @Override
  public void endInput(int inputId) throws Exception {
    if (inputId == CHANGES) {
      flush(lastCheckpoint + 1);
    }
  }

  @Override
  public void close() throws Exception {
    if (intakes != null) {
      for (TableIntake intake : intakes) {
        intake.close();
      }
    }
    if (shadowPool != null) {
      shadowPool.shutdown();
    }
    if (catalog instanceof Closeable closeable) {
      closeable.close();
    }
    super.close();
  }

  private void flush(long checkpoint) throws IOException {
    for (TableIntake intake : intakes) {
      intake.retry();
    }
    List<TableIntake> due = intakes.stream().filter(TableIntake::due).toList();
    if (due.isEmpty()) {
      return;
    }
    FaultPoint.FLUSH.reach();
    due.forEach(TableIntake::end);
    List<TableEpoch> epochs = new ArrayList<>();
    for (TableIntake intake : due) {
      epochs.add(intake.complete());
    }
    EpochFiles files = new EpochFiles(subtask, checkpoint, position, epochs);
    output.collect(new StreamRecord<>(files.toBytes()));
  }

  private Path scratch() {
    return getContainingTask()
        .getEnvironment()
        .getTaskManagerInfo()
        .getTmpWorkingDirectory()
        .toPath();
  }

  private boolean ending() {
    return getContainingTask().isCanceled() || Thread.currentThread().isInterrupted();
  }

  private TableIntake intake(int table, List<ParkedTable> parked) throws Exception {
    MirroredTable mirrored = tables.get(table);
    String job = getRuntimeContext().getJobInfo().getJobId().toString();
    int writers = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    TableOpener opener =
        new TableOpener(
            mirrored,
            catalog,
            job,
            restored,
            subtask,
            shadowPool,
            ShadowLimits.of(limits, checkpointInterval, writers),
            parking + '/' + mirrored.target(),
            this::ending,
            new TableMetrics(getMetricGroup(), mirrored.target()));
    TableIntake intake = new TableIntake(table, opener, replay, scratch());
    intake.restore(
        ParkedTable.merged(
            parked.stream().filter(part -> part.target().equals(mirrored.target())).toList()));
    byte[] told = routes.get(mirrored.target());
    if (told != null) {
      intake.restore(RouteCodec.fromBytes(told));
    }
    return intake;
  }
}
