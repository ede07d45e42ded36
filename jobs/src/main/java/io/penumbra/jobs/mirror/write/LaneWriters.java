package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.mirror.control.LaneRoute;
import io.penumbra.jobs.source.SourceTable;
import java.util.concurrent.Executor;
import org.apache.iceberg.Table;

/** Opens writers for the lanes of one table. */
record LaneWriters(
    Table table, SourceTable source, int subtask, Executor shadowPool, ShadowLimits limits) {

  LaneWriter writer(LaneRoute lane) {
    return new LaneWriter(lane, source, table, subtask);
  }

  ShadowWriter shadow(LaneRoute lane) {
    return new ShadowWriter(writer(lane), shadowPool, limits);
  }
}
