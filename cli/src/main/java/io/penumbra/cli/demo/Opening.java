package io.penumbra.cli.demo;

import java.sql.SQLException;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;

/** A database is filled, mirrored and put under load. */
final class Opening {
  private final Stage stage;
  private final Progress progress;
  private Map<String, Long> loaded = Map.of();

  Opening(Stage stage, Progress progress) {
    this.stage = stage;
    this.progress = progress;
  }

  /** After this the mirror holds what was loaded and follows what changes. */
  void play() throws Exception {
    progress.headline("A live database, mirrored into Iceberg");
    progress.step("Start Postgres, Flink and an Iceberg catalog", this::start);
    progress.step("Load TPC-H into Postgres by COPY", this::load);
    progress.step("Start the mirror job: one replication slot, three tables", stage::startMirror);
    if (!loaded.isEmpty()) {
      progress.step("Copy what is there into Iceberg", this::copy);
    }
    progress.step("Put the database under load", this::startWorkload);
  }

  private void start() {
    stage.start();
    progress.note("all files are in %s", stage.stack().folder());
    progress.note("Flink's page is at %s", stage.stack().flink().rest());
  }

  private void load() throws SQLException {
    loaded = stage.load();
    if (loaded.isEmpty()) {
      progress.note("it is there, as the stack before left it");
    }
    loaded.forEach((table, rows) -> progress.note("%-9s %,9d rows", table, rows));
  }

  private void copy() throws Exception {
    long goal = loaded.values().stream().mapToLong(Long::longValue).sum();
    try (ProgressBar bar = progress.bar("rows", goal)) {
      stage.await(
          "the first copy of " + goal + " rows",
          () -> {
            long copied = loaded.keySet().stream().mapToLong(stage::rowsOfMirror).sum();
            bar.stepTo(copied);
            return copied >= goal;
          });
    }
    progress.note("%,d rows", goal);
  }

  private void startWorkload() {
    stage.startWorkload();
    progress.note("sales come and go, orders and customers change: real transactions, until");
    progress.note("the end; the writers never know of what follows");
  }
}
