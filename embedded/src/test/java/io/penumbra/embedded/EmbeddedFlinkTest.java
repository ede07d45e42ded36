package io.penumbra.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedFlinkTest {
  @TempDir Path folder;

  @Test
  void itRunsJobsAndTellsOfThemOverRest() throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(folder)) {
      List<Long> numbers = flink.environment().fromSequence(1, 3).executeAndCollect("count", 3);
      assertThat(numbers).containsExactlyInAnyOrder(1L, 2L, 3L);
      assertThat(body(flink.rest().resolve("/jobs/overview"))).contains("\"name\":\"count\"");
      assertThat(flink.latestCheckpoint()).isEmpty();
    }
  }

  /** As a thread of a library does that a task was the first to need, and that outlives its job. */
  @Test
  void theClassLoaderOfAnEndedJobIsOfUse() throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(folder)) {
      flink.environment().fromSequence(1, 1).map(new Keeping()).executeAndCollect("keep", 1);
      flink.environment().fromSequence(1, 1).executeAndCollect("another", 1);
      assertThat(Keeping.kept.getResource("no/such/file")).isNull();
    }
  }

  /** Keeps the class loader that its task runs with. */
  private static final class Keeping implements MapFunction<Long, Long> {
    private static final long serialVersionUID = 1L;

    private static volatile ClassLoader kept;

    @Override
    public Long map(Long number) {
      kept = Thread.currentThread().getContextClassLoader();
      return number;
    }
  }

  private static String body(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
