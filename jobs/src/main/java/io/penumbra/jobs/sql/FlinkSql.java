package io.penumbra.jobs.sql;

import io.penumbra.compare.Side;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.sql.engine.ResultTable;
import io.penumbra.sql.engine.SqlEngine;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.TableConfigOptions;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.apache.iceberg.types.Type;

/** Runs checks as Flink batch jobs, in whatever environment it is given. */
public final class FlinkSql implements SqlEngine {
  private static final String CATALOG = "penumbra";

  private final TableEnvironment tables;

  private FlinkSql(TableEnvironment tables) {
    this.tables = tables;
  }

  /**
   * @param primary the primary at the cut
   * @param shadow the shadow at the cut
   * @param others what statements may name besides
   */
  public static FlinkSql on(
      StreamExecutionEnvironment env,
      int parallelism,
      PinnedLane primary,
      PinnedLane shadow,
      Lanes others) {
    Configuration options = new Configuration();
    options.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    // Else sources run with a parallelism of one.
    options.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
    env.configure(options);
    env.setParallelism(parallelism);
    TableEnvironment tables = environment(env);
    tables.getConfig().set(TableConfigOptions.LOCAL_TIME_ZONE, "UTC");
    register(
        tables, new LaneCatalog(CATALOG, CutLanes.DATABASE, new CutLanes(primary, shadow, others)));
    return new FlinkSql(tables);
  }

  /** What Flink has instead makes a catalog of texts, and this one is made of tables. */
  @SuppressWarnings("deprecation")
  private static void register(TableEnvironment tables, LaneCatalog catalog) {
    tables.registerCatalog(CATALOG, catalog);
    tables.useCatalog(CATALOG);
  }

  private static TableEnvironment environment(StreamExecutionEnvironment env) {
    try {
      return StreamTableEnvironment.create(env, EnvironmentSettings.inBatchMode());
    } catch (TableException | ValidationException e) {
      throw new PenumbraException(
          ErrorCode.CLUSTER,
          "Flink SQL is not here: " + reason(e),
          "Put flink-table-planner-loader on the class path",
          e);
    }
  }

  @Override
  public String name() {
    return "Flink SQL " + EnvironmentInformation.getVersion();
  }

  @Override
  public String table(Side side) {
    return quoted(CATALOG) + "." + quoted(CutLanes.DATABASE) + "." + quoted(CutLanes.table(side));
  }

  @Override
  public String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  @Override
  public String textType() {
    return "STRING";
  }

  @Override
  public boolean reads(Type type) {
    return FlinkTypes.exact(type);
  }

  @Override
  public ResultTable run(String statement, int most) {
    List<List<Object>> rows = new ArrayList<>();
    try {
      TableResult result = tables.executeSql(statement);
      boolean complete = true;
      try (CloseableIterator<Row> found = result.collect()) {
        while (complete && found.hasNext()) {
          complete = rows.size() < most;
          if (complete) {
            rows.add(FlinkValues.of(found.next()));
          }
        }
      }
      return new ResultTable(result.getResolvedSchema().getColumnNames(), rows, complete);
    } catch (Exception e) {
      throw new PenumbraException(
          ErrorCode.CLUSTER,
          "Flink SQL refuses the statement: " + reason(e),
          "Mend the statement:\n" + statement,
          e);
    }
  }

  private static String reason(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
