package io.penumbra.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The commands of one section of {@code docs/cluster.md}, for a story that runs them all. */
final class Guide {
  private static final Path PAGE = Path.of("../docs/cluster.md");

  private final List<String> commands;
  private final Set<String> run = new HashSet<>();
  private final Map<String, String> real = new HashMap<>();

  private Guide(List<String> commands) {
    this.commands = commands;
  }

  static Guide section(String title) throws IOException {
    String section =
        Files.readString(PAGE)
            .replaceFirst("(?s).*\n## " + title + "\n", "")
            .replaceFirst("(?s)\n## .*", "")
            .replaceFirst("(?s).*```sh\n(.*?)```.*", "$1");
    return new Guide(section.lines().map(line -> line.replaceFirst(" +#.*", "")).toList());
  }

  /** Has a word of the page stand for another. */
  Guide with(String shown, Object word) {
    real.put(shown, word.toString());
    return this;
  }

  /**
   * A command that the page shows, as it is run here.
   *
   * @param more words that the story needs and the page does not
   */
  String[] words(String command, String... more) {
    assertThat(commands).as("docs/cluster.md").contains(command);
    run.add(command);
    return Stream.concat(
            Stream.of(command.split(" ")).map(word -> real.getOrDefault(word, word)),
            Stream.of(more))
        .skip(1)
        .toArray(String[]::new);
  }

  void assertAllRun() {
    assertThat(run).as("docs/cluster.md").containsExactlyInAnyOrderElementsOf(commands);
  }
}
