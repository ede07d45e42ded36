package io.penumbra.jobs.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A job that ends leaves no reader of the source behind. */
class StopTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** More than fit between the source and a job that takes nothing. */
  private static final int ROWS = 40_000;

  @Test
  void aReaderThatWaitsForRoomEndsWithItsJob() throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    postgres.run("CREATE TABLE t (id int PRIMARY KEY)");
    TestingMirror mirror = TestingMirror.start(postgres.settings(List.of("public.t")));
    postgres.run("INSERT INTO t VALUES (0)");
    mirror.awaitChanges(1);
    mirror.hold();
    postgres.run("INSERT INTO t SELECT generate_series(1, " + ROWS + ")");
    await(1);
    mirror.close();
    await(0);
  }

  private static void await(int readers) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (waiting().size() != readers && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(waiting()).hasSize(readers);
  }

  /** Threads of Debezium's that find its queue full. */
  private static List<String> waiting() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> Arrays.toString(entry.getValue()).contains("ChangeEventQueue.doEnqueue"))
        .map(Map.Entry::getKey)
        .map(Thread::toString)
        .collect(Collectors.toList());
  }
}
