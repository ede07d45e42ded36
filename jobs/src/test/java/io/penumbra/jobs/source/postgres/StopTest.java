package io.penumbra.jobs.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A job that ends leaves no reader of the source behind. */
class StopTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Where Debezium's reader waits for room in its queue. */
  private static final String READER = "ChangeEventQueue.doEnqueue";

  /** Where Flink's fetcher, which empties that queue, waits for the job to take what it has. */
  private static final String FETCHER = "FutureCompletingBlockingQueue.waitOnPut";

  /** Where a held job stands. */
  private static final String JOB = "TestingMirror$Collecting.map";

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
    await(() -> standing().containsAll(List.of(READER, FETCHER, JOB)));
    mirror.close();
    await(() -> !standing().contains(READER));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time, at " + standing()).isLessThan(end);
      Thread.sleep(50);
    }
  }

  /** The places where threads stand, all seen at one moment. */
  private static List<String> standing() {
    String stacks =
        Thread.getAllStackTraces().values().stream()
            .map(Arrays::toString)
            .collect(Collectors.joining());
    return Stream.of(READER, FETCHER, JOB).filter(stacks::contains).toList();
  }
}
