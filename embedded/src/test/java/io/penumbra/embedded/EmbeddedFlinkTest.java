package io.penumbra.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
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

  private static String body(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
