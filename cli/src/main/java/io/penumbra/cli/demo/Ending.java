package io.penumbra.cli.demo;

import io.penumbra.embedded.tpch.RefreshCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The load ends, and what is in Iceberg is held against what is in Postgres. */
final class Ending {
  private final Stage stage;
  private final Progress progress;
  private Comparison total = new Comparison(0, 0, 0, Optional.empty());

  Ending(Stage stage, Progress progress) {
    this.stage = stage;
    this.progress = progress;
  }

  /** The comparison of all tables, once the mirror has caught up. */
  Comparison play() throws Exception {
    progress.headline("Nothing lost, nothing doubled");
    progress.step("Stop the load", this::stopWorkload);
    progress.step("Compare Iceberg with Postgres, row by row", this::compare);
    return total;
  }

  private void stopWorkload() {
    stage.stopWorkload();
    RefreshCounts counts = stage.workload().counts();
    progress.note("%,d transactions changed %,d rows", counts.transactions(), counts.rows());
  }

  private void compare() throws Exception {
    for (MirroredPair pair : pairs()) {
      Comparison last = compare(pair);
      progress.note(
          "%-9s %,9d rows in Postgres, %,9d in Iceberg, %,d differences",
          pair.source(), last.rowsInSource(), last.rowsInTable(), last.differences());
      last.example().ifPresent(example -> progress.note("  %s", example));
      total = total.plus(last);
    }
  }

  /** Compares until both are equal: the mirror may still be at the last transactions. */
  private Comparison compare(MirroredPair pair) throws Exception {
    List<Comparison> tries = new ArrayList<>();
    stage.within(
        () -> {
          pair.table().refresh();
          tries.add(0, once(pair));
          return tries.get(0).equal();
        });
    return tries.get(0);
  }

  private Comparison once(MirroredPair pair) throws SQLException {
    try (Connection connection = stage.tpch().database().connect()) {
      connection.setAutoCommit(false);
      return Comparison.of(connection, pair);
    }
  }

  private List<MirroredPair> pairs() {
    return List.of(
        pair("customer", Map.of(), "c_custkey"),
        pair("orders", Map.of("o_remark", "o_comment"), "o_orderkey"),
        pair("lineitem", Map.of(), "l_orderkey", "l_linenumber"));
  }

  private MirroredPair pair(String name, Map<String, String> renamed, String... key) {
    return new MirroredPair(name, stage.mirrorOf(name).table(), renamed, List.of(key));
  }
}
