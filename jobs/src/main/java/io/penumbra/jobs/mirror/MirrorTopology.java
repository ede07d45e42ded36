package io.penumbra.jobs.mirror;

import io.penumbra.config.MirrorSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.mirror.commit.CommitOperator;
import io.penumbra.jobs.mirror.control.LedgerWatch;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.mirror.write.WriteOperator;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.MirrorEventType;
import io.penumbra.jobs.source.Routing;
import java.util.List;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.flink.CatalogLoader;

/**
 * The job's graph behind its source: route → write → commit, with the ledgers' changes broadcast to
 * the writers.
 *
 * @param parking folder for the changes of tables that are stopped; checkpoints refer to it
 * @param ends whether the stream ends, so that the ledgers are not watched for ever
 */
public record MirrorTopology(
    List<MirroredTable> tables,
    CatalogLoader catalogs,
    MirrorSettings settings,
    String parking,
    boolean ends) {
  public MirrorTopology {
    tables = List.copyOf(tables);
  }

  /**
   * Adds the graph to the environment that the changes belong to.
   *
   * @throws PenumbraException CONFIG_INVALID when checkpoints are off or unaligned
   */
  public void build(DataStream<MirrorEvent> changes) {
    StreamExecutionEnvironment environment = changes.getExecutionEnvironment();
    check(environment.getCheckpointConfig());
    int writers = settings.parallelism();
    DataStream<MirrorEvent> routed =
        changes
            .process(new Routing(tables.stream().map(MirroredTable::source).toList(), writers))
            .returns(MirrorEventType.INSTANCE)
            .setParallelism(changes.getParallelism())
            .name("route")
            .uid("route")
            .partitionCustom((target, count) -> target, MirrorEvent::target);
    routed
        .connect(ledgers(environment).broadcast())
        .transform(
            "write",
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
            new WriteOperator(
                tables, catalogs, settings.limits(), settings.checkpointInterval(), parking))
        .uid("write")
        .setParallelism(writers)
        .transform("commit", Types.VOID, new CommitOperator(tables, catalogs))
        .uid("commit")
        .setParallelism(1)
        .setMaxParallelism(1);
  }

  @SuppressWarnings("deprecation") // See LedgerWatch
  private DataStream<byte[]> ledgers(StreamExecutionEnvironment environment) {
    return environment
        .addSource(
            new LedgerWatch(tables, catalogs, settings.controlInterval(), ends),
            "ledgers",
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
        .uid("ledgers")
        .setParallelism(1)
        .setMaxParallelism(1);
  }

  private static void check(CheckpointConfig checkpoints) {
    if (!checkpoints.isCheckpointingEnabled()) {
      throw new PenumbraException(
          ErrorCode.CONFIG_INVALID,
          "Checkpoints are off, and tables are committed at checkpoints only",
          "Set mirror.checkpoint-interval");
    }
    if (checkpoints.isUnalignedCheckpointsEnabled()) {
      throw new PenumbraException(
          ErrorCode.CONFIG_INVALID,
          "Unaligned checkpoints are on, and lanes start exactly only where barriers are aligned",
          "Remove execution.checkpointing.unaligned from flink.properties");
    }
  }
}
