package io.penumbra.jobs.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a job whose slot changes while it is down. */
class SlotMadeAnewTest {
  @TempDir private Path folder;
  private TestingPostgres postgres;
  private SourceSettings settings;
  private String slot;

  @BeforeEach
  void open() throws Exception {
    postgres = TestingPostgres.database();
    postgres.run("CREATE TABLE t (id int PRIMARY KEY)", "CREATE TABLE other (id int)");
    settings = postgres.settings(List.of("public.t"));
    slot = "'" + settings.slot() + "'";
  }

  @Test
  void aJobDoesNotGoOnFromASlotThatWasMadeAnew() throws Exception {
    String savepoint = readSomethingAndStop();
    postgres.run(
        "SELECT pg_drop_replication_slot(" + slot + ")",
        "INSERT INTO t VALUES (3)",
        "SELECT pg_create_logical_replication_slot(" + slot + ", 'pgoutput')");

    try (TestingMirror mirror = TestingMirror.start(settings, savepoint)) {
      assertThat(mirror.failure())
          .contains("Replication slot " + slot + " of database")
          .contains("was made anew: it begins at")
          .contains("Mirror the tables anew");
    }
    postgres.run("SELECT pg_stat_reset_replication_slot(" + slot + ")", "INSERT INTO t VALUES (4)");
    try (TestingMirror mirror = TestingMirror.start(settings, savepoint)) {
      mirror.awaitChanges(1);
    }
  }

  @Test
  void aJobGoesOnFromItsSlotAlsoWhereItWasMovedBeyondWhatTheJobHasRead() throws Exception {
    String savepoint = readSomethingAndStop();
    postgres.run(
        "INSERT INTO other VALUES (1)",
        "SELECT pg_replication_slot_advance(" + slot + ", pg_current_wal_lsn())",
        "INSERT INTO t VALUES (3)");

    try (TestingMirror mirror = TestingMirror.start(settings, savepoint)) {
      mirror.awaitChanges(1);
    }
  }

  private String readSomethingAndStop() throws Exception {
    postgres.run("INSERT INTO t VALUES (1)");
    try (TestingMirror mirror = TestingMirror.start(settings)) {
      mirror.awaitChanges(1);
      postgres.run("UPDATE t SET id = 2");
      mirror.awaitChanges(2);
      return mirror.stopWithSavepoint(folder.toUri().toString());
    }
  }
}
