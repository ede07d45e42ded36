package io.penumbra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.cli.TestingTerminal.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
  @Test
  void anUnknownOptionIsAUsageErrorWithoutATrace() {
    Answer answer = TestingTerminal.plain().type("status", "--jsom");
    assertThat(answer.exit()).isEqualTo(64);
    assertThat(answer.err()).contains("--jsom").contains("--json").doesNotContain("\tat ");
  }

  @Test
  void aMissingArgumentIsNamed() {
    Answer answer = TestingTerminal.plain().type("show");
    assertThat(answer.exit()).isEqualTo(64);
    assertThat(answer.err())
        .isEqualTo(
            """
            USAGE
              Missing required parameter: 'TABLE[:SHADOW]'
            next
              penumbra show --help shows what it takes
            """);
  }

  @Test
  void errorsAreJsonWhereJsonWasAskedFor() {
    Answer answer = TestingTerminal.plain().type("show", "--json");
    assertThat(answer.exit()).isEqualTo(64);
    assertThat(answer.out())
        .isEqualTo(
            "{\"version\":1,\"verb\":\"show\",\"error\":{\"code\":\"USAGE\",\"message\":\"Missing"
                + " required parameter: 'TABLE[:SHADOW]'\",\"next\":\"penumbra show --help shows"
                + " what it takes\"}}\n");
  }

  @Test
  void settingsWithThreeMistakesNameAllThree(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("my.yaml");
    Files.writeString(file, "catalog: {type: jbdc, warehouse: /w}\nmirorr: {parallelism: 2}\n");
    Answer answer = TestingTerminal.with(file).type("status");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err())
        .isEqualTo(
            """
            CONFIG_INVALID
              %s has 3 problems
                catalog.type: is 'jbdc'; give one of jdbc, rest, hadoop
                catalog.uri: is missing; give the catalog's address
                mirorr: is no key of the file; did you mean 'mirror'?
            next
              Mend them; docs/configuration.md lists every key
            """
                .formatted(file));
  }

  @Test
  void aDestructiveVerbAsksAndTakesNoSilenceForAYes() {
    Answer answer = TestingTerminal.plain().type("discard", "shop.orders:wide");
    assertThat(answer.exit()).isEqualTo(64);
    assertThat(answer.err()).contains("Drop shadow shop.orders:wide?").contains("Add --yes");
  }

  @Test
  void versionsAreToldAsTextAndAsJson() {
    assertThat(TestingTerminal.plain().type("version").out()).contains("iceberg  1.11.0");
    assertThat(TestingTerminal.plain().type("version", "--json").out())
        .startsWith("{\"version\":1,\"verb\":\"version\",\"result\":{\"penumbra\":");
  }
}
