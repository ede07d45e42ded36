package io.penumbra.jobs.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.jobs.source.ChangeKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresSourceTest {
  @Test
  void rowsComeFirstAndThenTheirChanges() throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    postgres.run(
        "CREATE TABLE t (id int PRIMARY KEY, n int)", "INSERT INTO t VALUES (1, 10), (2, 20)");
    try (TestingMirror mirror = TestingMirror.start(postgres.settings(List.of("public.t")))) {
      mirror.awaitChanges(2);
      postgres.run(
          "INSERT INTO t VALUES (3, 30)",
          "UPDATE t SET n = 11 WHERE id = 1",
          "UPDATE t SET id = 4 WHERE id = 2",
          "DELETE FROM t WHERE id = 3",
          "TRUNCATE t");
      mirror.awaitChanges(8);

      assertThat(mirror.changes())
          .extracting(change -> change.kind())
          .containsExactly(
              ChangeKind.SNAPSHOT,
              ChangeKind.SNAPSHOT,
              ChangeKind.UPDATE,
              ChangeKind.UPDATE,
              ChangeKind.DELETE,
              ChangeKind.INSERT,
              ChangeKind.DELETE,
              ChangeKind.TRUNCATE);
    }
  }
}
