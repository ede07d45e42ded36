package io.penumbra.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneClusterTest {
  @Test
  void startsAndAnswers(@TempDir Path folder) throws Exception {
    try (StandaloneCluster cluster = new StandaloneCluster(FlinkDistribution.fetch(), folder, "")) {
      assertThat(cluster.rest("/overview").path("flink-version").asText())
          .isEqualTo(FlinkDistribution.VERSION);
      assertThat(cluster.flink("list")).contains("No running jobs");
    }
  }
}
