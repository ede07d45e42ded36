package io.penumbra.cli.demo;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.Settings;
import io.penumbra.config.SettingsFile;
import io.penumbra.embedded.EmbeddedStack;
import io.penumbra.embedded.tpch.RefreshWorkload;
import io.penumbra.embedded.tpch.TpchDatabase;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.ops.Workspace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.util.IOUtils;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.util.PropertyUtil;

/**
 * A shop's database under load, mirrored into Iceberg: what demo and {@code up} play on. Its parts
 * are started one by one, so that each can be told of.
 */
final class Stage implements AutoCloseable {
  private static final long SEED = 20;
  private static final String NAMESPACE = "shop";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final StageSettings size;
  private EmbeddedStack stack;
  private Settings settings;
  private Workspace workspace;
  private JobClient mirror;
  private RefreshWorkload workload;

  Stage(StageSettings size) {
    this.size = size;
  }

  /** Starts Postgres, Flink and the catalog. */
  void start() {
    stack = EmbeddedStack.start(size.folder());
    settings = SettingsFile.load(stack.settings());
    workspace = Workspace.open(settings, "demo");
  }

  /** Where all files are. */
  Path folder() {
    return size.folder();
  }

  EmbeddedStack stack() {
    return stack;
  }

  Workspace workspace() {
    return workspace;
  }

  /** Loaded rows by table, empty when they were there. */
  Map<String, Long> load() throws SQLException {
    return tpch().load();
  }

  TpchDatabase tpch() {
    return new TpchDatabase(stack.database(), size.scale());
  }

  /** Starts the mirror job, from its last checkpoint where there is one. */
  void startMirror() throws Exception {
    mirror = Mirror.start(stack, settings);
  }

  void startWorkload() {
    workload = RefreshWorkload.start(tpch(), size.rowsPerSecond(), SEED);
  }

  RefreshWorkload workload() {
    return workload;
  }

  /** Returns after the transaction that is under way. */
  void stopWorkload() {
    workload.close();
  }

  /** The mirror of a source table. */
  ShadowedTable mirrorOf(String table) {
    return workspace.table(NAMESPACE + "." + table);
  }

  ShadowedTable orders() {
    return mirrorOf("orders");
  }

  /** Rows that the mirror of a source table holds, as long as none has been deleted. */
  long rowsOfMirror(String table) {
    TableIdentifier id = TableIdentifier.of(NAMESPACE, table);
    if (!workspace.catalog().tableExists(id)) {
      return 0;
    }
    Snapshot head = workspace.catalog().loadTable(id).currentSnapshot();
    return head == null
        ? 0
        : PropertyUtil.propertyAsLong(head.summary(), SnapshotSummary.TOTAL_RECORDS_PROP, 0);
  }

  /**
   * Returns once {@code met} answers true.
   *
   * @param what is waited for, as "the first copy"
   * @throws PenumbraException CLUSTER when it does not come about
   */
  void await(String what, Callable<Boolean> met) throws Exception {
    if (!within(met)) {
      throw new PenumbraException(
          ErrorCode.CLUSTER,
          "Waited " + LIMIT.toSeconds() + " s for " + what + ", in vain",
          "See the log, and the job's page at " + stack.flink().rest());
    }
  }

  /** Asks until the answer is yes or the limit has passed, and returns the last answer. */
  boolean within(Callable<Boolean> met) throws Exception {
    return Patience.wait(
        LIMIT,
        () -> {
          checkMirror();
          return met.call();
        });
  }

  private void checkMirror() throws Exception {
    JobStatus status = mirror.getJobStatus().get();
    if (status.isTerminalState()) {
      throw new PenumbraException(
          ErrorCode.CLUSTER,
          "The mirror job is " + status,
          "See the log, and the job's page at " + stack.flink().rest());
    }
  }

  /** Stops everything, what changes data first. */
  @Override
  public void close() {
    IOUtils.closeAllQuietly(workload, workspace, stack);
  }
}
