package io.penumbra.jobs.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.ChangeKind;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.UnheldRow;
import java.util.List;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;

/** What happens at the source while the job runs. I12: a table that stops stops no other. */
class LiveChangesTest {
  @Test
  void aColumnThatIsAddedComesWithANewLayout() throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    postgres.run("CREATE TABLE t (id int PRIMARY KEY)", "INSERT INTO t VALUES (1)");
    try (TestingMirror mirror = TestingMirror.start(postgres.settings(List.of("public.t")))) {
      mirror.awaitChanges(1);
      postgres.run("ALTER TABLE t ADD COLUMN n int DEFAULT 7", "INSERT INTO t VALUES (2, NULL)");
      mirror.awaitChanges(2);

      assertThat(mirror.events()).filteredOn(Layout.class::isInstance).hasSize(2);
      Change last = mirror.changes().get(1);
      assertThat(mirror.row(last, last.after())).containsEntry("id", 2).containsEntry("n", null);
    }
  }

  @Test
  void aLargeValueThatAnUpdateLeavesAloneIsNotLost() throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    String large = "(SELECT string_agg(md5(i::text), '') FROM generate_series(1, 500) i)";
    postgres.run(
        "CREATE TABLE t (id int PRIMARY KEY, n int, large text)",
        "ALTER TABLE t REPLICA IDENTITY FULL",
        "ALTER TABLE t ALTER COLUMN large SET STORAGE EXTERNAL",
        "INSERT INTO t VALUES (1, 1, " + large + ")");
    try (TestingMirror mirror = TestingMirror.start(postgres.settings(List.of("public.t")))) {
      mirror.awaitChanges(1);
      postgres.run("UPDATE t SET n = 2");
      mirror.awaitChanges(2);

      Change update = mirror.changes().get(1);
      StringData value = (StringData) mirror.row(update, update.after()).get("large");
      assertThat(value.toString()).hasSize(16_000);
      assertThat(mirror.row(update, update.before())).containsEntry("n", 1);
    }
  }

  @Test
  void aRowThatCanNotBeHeldIsToldWithItsKeyAndTheChangesBehindItCome() throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    postgres.run(
        "CREATE TABLE bad (id int PRIMARY KEY, price numeric(4,2))",
        "ALTER TABLE bad REPLICA IDENTITY FULL",
        "CREATE TABLE good (id int PRIMARY KEY)",
        "INSERT INTO bad VALUES (1, 1)",
        "INSERT INTO good VALUES (1)");
    try (TestingMirror mirror =
        TestingMirror.start(postgres.settings(List.of("public.bad", "public.good")))) {
      mirror.awaitChanges(2);
      postgres.run("INSERT INTO bad VALUES (5, 'NaN')", "INSERT INTO good VALUES (2)");
      postgres.run("UPDATE bad SET price = 1 WHERE id = 5");
      mirror.awaitChanges(4);

      assertThat(mirror.halts()).isEmpty();
      assertThat(mirror.unheld()).hasSize(1);
      UnheldRow unheld = mirror.unheld().get(0);
      assertThat(mirror.row(unheld.change(), unheld.change().before())).containsEntry("id", 5);
      assertThat(unheld.reason())
          .isEqualTo(
              "Row id=5 of public.bad can't be held: column price: 'NaN' is no value of"
                  + " decimal(4,2)");
      assertThat(unheld.next()).contains("source.columns-as-string: [public.bad.price]");
      Change mended = mirror.changes().get(3);
      assertThat(mirror.row(mended, mended.before()))
          .containsEntry("id", 5)
          .containsEntry("price", null);
      assertThat(mirror.rows(ChangeKind.SNAPSHOT)).hasSize(2);
    }
  }

  @Test
  void aColumnThatIsDroppedHaltsItsTable() throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    postgres.run("CREATE TABLE t (id int PRIMARY KEY, n int)", "INSERT INTO t VALUES (1, 1)");
    try (TestingMirror mirror = TestingMirror.start(postgres.settings(List.of("public.t")))) {
      mirror.awaitChanges(1);
      postgres.run("ALTER TABLE t DROP COLUMN n", "INSERT INTO t VALUES (2)");
      mirror.await(events -> !mirror.halts().isEmpty());

      assertThat(mirror.halts().get(0).reason())
          .isEqualTo("Column public.t.n is gone at the source");
    }
  }

  @Test
  void aDeleteTellsTheKeyAlone() throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    postgres.run(
        "CREATE TABLE t (n int NOT NULL, a int, b char(2), PRIMARY KEY (b, a))",
        "INSERT INTO t VALUES (1, 2, 'x')");
    try (TestingMirror mirror = TestingMirror.start(postgres.settings(List.of("public.t")))) {
      mirror.awaitChanges(1);
      postgres.run("DELETE FROM t");
      mirror.awaitChanges(2);

      Change delete = mirror.changes().get(1);
      assertThat(mirror.row(delete, delete.before()))
          .containsEntry("n", null)
          .containsEntry("a", 2)
          .containsEntry("b", StringData.fromString("x "));
    }
  }
}
