package io.penumbra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.cli.TestingTerminal.Answer;
import io.penumbra.embedded.EmbeddedFlink;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Job;
import io.penumbra.testing.TestingShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate --cluster}: rows are compared there, and the verdict is given here. */
class ValidateOnClusterTest {
  @Test
  void rowsAreComparedOnTheCluster(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("jobs.jar");
    new JarOutputStream(Files.newOutputStream(jar)).close();
    try (EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve("flink"), Map.of());
        TestingShop shop = TestingShop.open(folder, "localhost:1")) {
      TestingTerminal terminal = TestingTerminal.with(shop.settings());
      String widen = "ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint";
      terminal.type("propose", "--name", "wide", "--separate", widen);
      shop.insert(4, 5);
      String address = flink.rest().getAuthority();
      Answer answer =
          terminal.type("validate", "orders:wide", "--cluster", address, "--jar", jar.toString());
      assertThat(answer.out()).as(answer.err()).startsWith("PASS shop.orders:wide, report ");
      assertThat(answer.out()).contains("compared  2 rows of the table with 2 of the shadow");
      assertThat(new FlinkCluster(flink.rest()).jobs())
          .extracting(Job::name)
          .containsExactly("penumbra validate: hash");
    }
  }
}
