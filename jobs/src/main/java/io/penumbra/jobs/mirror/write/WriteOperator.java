package io.penumbra.jobs.mirror.write;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.LaneLimits;
import io.penumbra.fault.FaultPoint;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.mirror.control.RouteCodec;
import io.penumbra.jobs.mirror.control.Routes;
import io.penumbra.jobs.mirror.control.TableRoute;
import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.flink.CatalogLoader;

/**
 * Fans changes out to the lanes of their tables and writes them: one epoch of file sets per
 * barrier. Lanes come from each table's ledger, read at its first change, and from the broadcast of
 * {@link io.penumbra.jobs.mirror.control.LedgerWatch} from then on.
 */
public final class WriteOperator extends AbstractStreamOperator<byte[]>
    implements TwoInputStreamOperator<MirrorEvent, byte[], byte[]>, BoundedMultiInput {
  private static final long serialVersionUID = 1L;
  private static final int CHANGES = 1;

  // Set in the constructor
  private final List<MirroredTable> tables;
  private final CatalogLoader catalogs;
  private final Patience patience;

  // Set in open
  private transient Catalog catalog;
  private transient ExecutorService shadowPool;
  private transient String job;
  private transient int subtask;

  // Set while running
  private transient boolean restored;
  private transient long lastCheckpoint;
  private transient long position;
  private transient Map<Integer, Map<Integer, Layout>> layouts;
  private transient Map<Integer, TableRoute> routes;
  private transient Map<Integer, TableWriter> writers;

  private WriteOperator(List<MirroredTable> tables, CatalogLoader catalogs, Patience patience) {
    this.tables = List.copyOf(tables);
    this.catalogs = catalogs;
    this.patience = patience;
  }

  /**
   * @param limits what a shadow may cost
   * @param checkpointInterval what its commits are measured by
   */
  public static WriteOperator of(
      List<MirroredTable> tables,
      CatalogLoader catalogs,
      LaneLimits limits,
      Duration checkpointInterval) {
    return new WriteOperator(tables, catalogs, Patience.of(limits, checkpointInterval));
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    restored = context.isRestored();
    lastCheckpoint = context.getRestoredCheckpointId().orElse(0);
    position = -1;
    layouts = new HashMap<>();
    routes = new HashMap<>();
    writers = new HashMap<>();
  }

  @Override
  public void open() throws Exception {
    super.open();
    catalog = catalogs.loadCatalog();
    subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    job = getRuntimeContext().getJobInfo().getJobId().toString();
    shadowPool = Executors.newCachedThreadPool(new ExecutorThreadFactory("penumbra-shadow"));
  }

  @Override
  public void processElement1(StreamRecord<MirrorEvent> element) throws Exception {
    MirrorEvent event = element.getValue();
    if (event instanceof Change change) {
      position = Math.max(position, change.position());
      writerOf(change.table()).apply(change);
    } else if (event instanceof Layout layout) {
      layouts.computeIfAbsent(layout.table(), table -> new HashMap<>()).put(layout.id(), layout);
    }
  }

  @Override
  public void processElement2(StreamRecord<byte[]> element) {
    TableRoute route = RouteCodec.fromBytes(element.getValue());
    TableWriter writer = writers.get(route.table());
    routes.put(route.table(), route);
    if (writer != null) {
      writer.route(route);
      writer.upserting(mayRepeat(route));
    }
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
    if (writers != null) {
      writers.values().forEach(TableWriter::close);
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
    List<TableWriter> touched = writers.values().stream().filter(TableWriter::touched).toList();
    if (touched.isEmpty()) {
      return;
    }
    FaultPoint.FLUSH.reach();
    touched.forEach(TableWriter::end);
    List<TableEpoch> epochs = new ArrayList<>();
    for (TableWriter writer : touched) {
      epochs.add(writer.complete());
    }
    EpochFiles files = new EpochFiles(subtask, checkpoint, position, epochs);
    output.collect(new StreamRecord<>(files.toBytes()));
  }

  private TableWriter writerOf(int table) {
    TableWriter writer = writers.get(table);
    if (writer == null) {
      writer = openTable(table);
      writers.put(table, writer);
    }
    return writer;
  }

  private TableWriter openTable(int table) {
    MirroredTable mirrored = tables.get(table);
    ShadowedTable shadowed = ShadowedTable.open(catalog, mirrored.id());
    TableRoute route = Routes.of(table, shadowed);
    LaneWriters open =
        new LaneWriters(shadowed.table(), mirrored.source(), subtask, shadowPool, patience);
    TableWriter writer =
        new TableWriter(
            route, mirrored.source(), open, layouts.computeIfAbsent(table, key -> new HashMap<>()));
    writer.upserting(mayRepeat(routes.getOrDefault(table, route)));
    return writer;
  }

  /**
   * Whether changes may come that are in the table already: a rewound stream repeats some, and
   * until this job's takeover is seen in the ledger it is not known whether it is one.
   */
  private boolean mayRepeat(TableRoute route) {
    return (restored && !route.job().equals(job)) || route.catchUp() >= 0;
  }
}
