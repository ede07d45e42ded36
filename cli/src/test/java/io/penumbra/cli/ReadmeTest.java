package io.penumbra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the README shows is understood, and what it points to is there. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

  /** The launcher's own, which come before any verb. */
  private static final List<String> LAUNCHER = List.of("test", "dist", "bench");

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsUnderstood(List<String> words) {
    CommandLine.ParseResult parsed = Main.command().parseArgs(words.toArray(String[]::new));
    assertThat(parsed.subcommand()).isNotNull();
  }

  @Test
  void theLauncherKnowsItsOwnVerbs() throws IOException {
    String launcher = Files.readString(ROOT.resolve("penumbra"));
    assertThat(LAUNCHER).allSatisfy(verb -> assertThat(launcher).contains("  " + verb + ")"));
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<Path> links =
        LINK.matcher(readme()).results().map(link -> ROOT.resolve(link.group(1))).toList();
    assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(link).exists());
  }

  static Stream<List<String>> commands() throws IOException {
    return readme()
        .lines()
        .filter(line -> line.startsWith("penumbra ") || line.startsWith("./penumbra "))
        .map(line -> line.replaceAll(" +#.*", ""))
        .map(ReadmeTest::words)
        .filter(words -> !LAUNCHER.contains(words.get(0)));
  }

  private static List<String> words(String line) {
    Matcher words = WORD.matcher(line);
    return words
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .skip(1)
        .toList();
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
