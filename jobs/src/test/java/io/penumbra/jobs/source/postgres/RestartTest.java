package io.penumbra.jobs.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.SourceSettings;
import io.penumbra.jobs.source.ChangeKind;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** I3: what the source hands on is neither lost nor doubled across restarts. */
class RestartTest {
  private static final int BATCHES = 60;
  private static final int BATCH = 100;
  private static final int RESTARTS = 3;

  @Test
  void rowsOfACopyArriveOnceAcrossRestartsFromSavepoints(@TempDir Path folder) throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    postgres.run("CREATE TABLE t (id int PRIMARY KEY)");
    SourceSettings settings = postgres.settings(List.of("public.t"));
    List<Map<String, Object>> rows = new ArrayList<>();
    TestingMirror mirror = TestingMirror.start(settings);
    postgres.run("INSERT INTO t VALUES (-1)");
    mirror.awaitChanges(1);
    CompletableFuture<Void> copying = CompletableFuture.runAsync(() -> copy(postgres));
    for (int restart = 0; restart < RESTARTS; restart++) {
      mirror.awaitChanges(1);
      String savepoint = mirror.stopWithSavepoint(folder.toUri().toString());
      rows.addAll(stored(mirror));
      mirror.close();
      mirror = TestingMirror.start(settings, savepoint);
    }
    copying.join();
    int expected = BATCHES * BATCH + 1 - rows.size();
    TestingMirror last = mirror;
    last.await(events -> stored(last).size() >= expected);
    rows.addAll(stored(last));
    last.close();

    assertThat(rows).doesNotHaveDuplicates().hasSize(BATCHES * BATCH + 1);
  }

  private static List<Map<String, Object>> stored(TestingMirror mirror) {
    List<Map<String, Object>> rows = new ArrayList<>(mirror.rows(ChangeKind.INSERT));
    rows.addAll(mirror.rows(ChangeKind.UPDATE));
    rows.addAll(mirror.rows(ChangeKind.SNAPSHOT));
    return rows;
  }

  /** Many rows of one COPY share one position of the log. */
  private static void copy(TestingPostgres postgres) {
    try (Connection connection = postgres.connect()) {
      CopyManager copy = connection.unwrap(BaseConnection.class).getCopyAPI();
      for (int batch = 0; batch < BATCHES; batch++) {
        int first = batch * BATCH;
        String rows =
            IntStream.range(first, first + BATCH)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("\n"));
        copy.copyIn("COPY t FROM STDIN", new StringReader(rows));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
