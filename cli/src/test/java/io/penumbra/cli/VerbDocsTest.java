package io.penumbra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * {@code docs/verbs} says what the command says of itself; {@code -Dpenumbra.docs=write} brings it
 * up to date.
 */
class VerbDocsTest {
  private static final Path DOCS = Path.of("../docs/verbs");
  private static final String EXAMPLE = "  penumbra ";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @ParameterizedTest
  @MethodSource("verbs")
  void thePageOfAVerbIsItsHelp(String verb) throws IOException {
    Path page = DOCS.resolve(verb + ".md");
    String text = page(verb);
    if ("write".equals(System.getProperty("penumbra.docs"))) {
      Files.writeString(page, text);
    }
    assertThat(page).hasContent(text);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsUnderstood(String example) {
    List<String> words = words(example);
    CommandLine.ParseResult parsed =
        Main.command().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    assertThat(parsed.subcommand()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbGivesExamples(String verb) {
    assertThat(examples(verb)).isNotEmpty();
  }

  static List<String> verbs() {
    return List.copyOf(Main.command().getSubcommands().keySet());
  }

  static List<String> examples() {
    return verbs().stream().flatMap(VerbDocsTest::examples).toList();
  }

  private static Stream<String> examples(String verb) {
    return help(verb).lines().filter(line -> line.startsWith(EXAMPLE)).map(String::strip);
  }

  private static String help(String verb) {
    return help(Main.command().getSubcommands().get(verb));
  }

  private static String help(CommandLine verb) {
    return verb.getUsageMessage(Ansi.OFF);
  }

  /** A verb's help, and that of the verbs below it. */
  private static String page(String verb) {
    CommandLine command = Main.command().getSubcommands().get(verb);
    StringBuilder page = new StringBuilder("# penumbra " + verb + "\n\n" + block(command));
    command
        .getSubcommands()
        .forEach(
            (name, below) ->
                page.append("\n## penumbra %s %s\n\n".formatted(verb, name)).append(block(below)));
    return page.toString();
  }

  private static String block(CommandLine verb) {
    return "```\n" + help(verb).stripTrailing() + "\n```\n";
  }

  /** The words of a shell line, up to where it pipes into another command. */
  private static List<String> words(String line) {
    Matcher words = WORD.matcher(line.replaceAll(" \\|.*", ""));
    return words
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }
}
