package io.penumbra.jobs.mirror.commit;

import io.penumbra.catalog.lockstep.Takeover;
import io.penumbra.catalog.lockstep.Takeover.Restored;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.fault.FaultPoint;
import io.penumbra.jobs.mirror.commit.CommitState.TableState;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.mirror.write.EpochFiles;
import io.penumbra.jobs.mirror.write.TableEpoch;
import io.penumbra.jobs.unload.Unload;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.util.SimpleVersionedListState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.flink.CatalogLoader;

/**
 * Turns what the writers made into lockstep commits, each table by itself. Parallelism 1. What a
 * checkpoint covers is committed once the checkpoint is complete, and kept until it is committed.
 */
public final class CommitOperator extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<byte[], Void>, BoundedOneInput {
  private static final long serialVersionUID = 1L;
  private static final ListStateDescriptor<byte[]> STATE =
      new ListStateDescriptor<>("commits", BytePrimitiveArraySerializer.INSTANCE);

  // Set in the constructor
  private final List<MirroredTable> tables;
  private final CatalogLoader catalogs;

  // Set in initializeState and open
  private transient ListState<CommitState> saved;
  private transient Optional<CommitState> restored;
  private transient OptionalLong restoredCheckpoint;
  private transient Catalog catalog;
  private transient Committers committers;
  private transient List<TableCommits> commits;

  // Set while running
  private transient long position;
  private transient boolean ended;

  public CommitOperator(List<MirroredTable> tables, CatalogLoader catalogs) {
    this.tables = List.copyOf(tables);
    this.catalogs = catalogs;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    saved =
        new SimpleVersionedListState<>(
            context.getOperatorStateStore().getListState(STATE), new CommitStateSerializer());
    Iterator<CommitState> states = saved.get().iterator();
    restored = states.hasNext() ? Optional.of(states.next()) : Optional.empty();
    restoredCheckpoint = context.getRestoredCheckpointId();
    position = restored.map(CommitState::position).orElse(-1L);
  }

  @Override
  public void open() throws Exception {
    super.open();
    Unload.atEnd(getRuntimeContext()::registerUserCodeClassLoaderReleaseHookIfAbsent);
    catalog = catalogs.loadCatalog();
    committers = new Committers(getContainingTask().getEnvironment()::failExternally);
    commits = new ArrayList<>();
    for (MirroredTable table : tables) {
      commits.add(commitsOf(table));
    }
    for (TableCommits table : commits) {
      takeOver(table);
    }
    restoredCheckpoint.ifPresent(checkpoint -> committers.commit(commits, checkpoint));
  }

  @Override
  public void processElement(StreamRecord<byte[]> element) {
    EpochFiles files = EpochFiles.fromBytes(element.getValue());
    position = Math.max(position, files.position());
    for (TableEpoch epoch : files.tables()) {
      commits.get(epoch.table()).add(files.subtask(), files.checkpoint(), epoch);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    Map<String, TableState> states = new HashMap<>();
    for (TableCommits table : commits) {
      table.barrier(context.getCheckpointId(), position);
      states.put(table.target(), table.state());
    }
    saved.update(List.of(new CommitState(position, states)));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    FaultPoint.NOTIFY.reach();
    committers.commit(commits, checkpointId);
    if (ended) {
      committers.finish();
    }
  }

  @Override
  public void endInput() {
    ended = true;
  }

  @Override
  public void close() throws Exception {
    if (committers != null) {
      committers.close();
    }
    if (catalog instanceof Closeable closeable) {
      closeable.close();
    }
    super.close();
  }

  private TableCommits commitsOf(MirroredTable table) {
    Optional<TableState> state =
        restored.flatMap(all -> Optional.ofNullable(all.tables().get(table.target())));
    Optional<Restored> from =
        state.map(known -> new Restored(known.lineage(), restoredCheckpoint.orElseThrow()));
    String job = getRuntimeContext().getJobInfo().getJobId().toString();
    Takeover takeover = new Takeover(job, from, UUID.randomUUID().toString());
    return new TableCommits(
        table,
        catalog,
        takeover,
        state,
        committers.leftovers(),
        new CommitMetrics(getMetricGroup(), table.target()));
  }

  /** A table that can't be reached now is taken over before its first commit. */
  private void takeOver(TableCommits table) throws SuppressRestartsException {
    try {
      table.takeOver();
    } catch (PenumbraException e) {
      if (e.code() == ErrorCode.FENCED || e.code() == ErrorCode.REWIND_REFUSED) {
        throw new SuppressRestartsException(e);
      }
      LOG.warn("{} can't be taken over now: {}", table.target(), e.getMessage());
    }
  }
}
