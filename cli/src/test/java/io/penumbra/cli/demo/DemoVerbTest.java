package io.penumbra.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The whole story on real parts: I2, I3, I5, I6 and I7 as a newcomer meets them. */
class DemoVerbTest {
  private static final int TAMPERED = 5;

  @TempDir Path folder;

  @Test
  void theDemoFindsWhatAStrangerDidAndEndsWithoutADifference() throws Exception {
    StringWriter out = new StringWriter();
    StringWriter told = new StringWriter();
    CommandLine command =
        new CommandLine(new DemoVerb())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(told))
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));

    int exit =
        command.execute("--json", "--scale", "0.002", "--rate", "200", "--dir", folder.toString());

    assertThat(exit).as("%s%s", out, told).isZero();
    JsonNode figures = new JsonMapper().readTree(lastLine(out)).get("result");
    assertThat(figures.get("differences").asLong()).isZero();
    assertThat(figures.get("found").asInt()).isEqualTo(TAMPERED);
    assertThat(figures.get("rowsInTable")).isEqualTo(figures.get("rowsInSource"));
    assertThat(figures.get("changes").asLong()).isPositive();
    assertThat(figures.get("longestGapBeforeMillis").asLong()).isPositive();
    assertThat(figures.get("longestGapAroundMillis").asLong()).isPositive();
    assertThat(folder.resolve(Proofs.PAGE))
        .content()
        .contains("<title>FAIL shop.orders:note</title>", "row missing in shadow", "o_comment");
  }

  private static String lastLine(StringWriter out) {
    return out.toString().lines().reduce((first, second) -> second).orElseThrow();
  }
}
