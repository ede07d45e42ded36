package io.penumbra.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.penumbra.e2e.cluster.Launcher.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive works as it is. Its jars came in any order once, and Debezium's classes before those
 * that Flink CDC has in their place.
 */
class DistributionTest {
  @Test
  void theDemoRunsFromAnyFolder(@TempDir Path folder) throws Exception {
    Answer demo =
        Launcher.in(folder.resolve("any"))
            .run(
                Map.of("PENUMBRA_HEAP", "2g"),
                "demo",
                "--json",
                "--scale",
                "0.002",
                "--rate",
                "200");

    assertThat(demo.exit()).as(demo.err()).isZero();
    JsonNode figures = new JsonMapper().readTree(demo.out().strip()).path("result");
    assertThat(figures.path("differences").asLong(-1)).isZero();
    assertThat(figures.path("rowsInTable").asLong()).isPositive();
  }
}
