package io.penumbra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.cli.TestingTerminal.Answer;
import io.penumbra.cli.output.ExitCode;
import io.penumbra.testing.Copy;
import io.penumbra.testing.State;
import io.penumbra.testing.TestingFlink;
import io.penumbra.testing.TestingShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every verb in every state, with the job running and down: allowed, or refused with a message.
 * {@code docs/verbs/states.md} is what comes out; {@code -Dpenumbra.docs=write} brings it up to
 * date.
 */
class StatesTest {
  private static final Path DOC = Path.of("../docs/verbs/states.md");
  private static final String SHADOW = "shop.orders:wide";

  private static final Map<String, String[]> VERBS = verbs();

  private static final Set<String> CHANGING =
      Set.of(
          "validate", "promote", "rollback", "finalize", "discard", "pause", "resume", "propose");

  @TempDir private Path folder;

  /** Messages by number, in the order in which they are met. */
  private final List<String> messages = new ArrayList<>();

  @Test
  void everyVerbInEveryStateIsAllowedOrRefusedWithItsMessage() throws IOException {
    Map<State, List<String>> rows = new LinkedHashMap<>();
    try (TestingFlink flink = TestingFlink.running(TestingShop.JOB)) {
      for (State state : State.values()) {
        rows.put(state, cells(state, flink.address()));
      }
    }
    String page = page(rows);
    if ("write".equals(System.getProperty("penumbra.docs"))) {
      Files.writeString(DOC, page);
    }
    assertThat(DOC).hasContent(page);
    assertThat(page).doesNotContain("INTERNAL_ERROR").doesNotContain("USAGE");
  }

  private List<String> cells(State state, String cluster) throws IOException {
    Path place = Files.createTempDirectory(folder, "shop");
    TestingTerminal running;
    TestingTerminal down;
    try (TestingShop shop = TestingShop.open(place, cluster)) {
      state.in(shop);
      running = TestingTerminal.with(shop.settings(cluster));
      down = TestingTerminal.with(shop.settings("localhost:1"));
    }
    Copy copy = Copy.of(place);
    List<String> cells = new ArrayList<>();
    for (String[] words : VERBS.values()) {
      String whileRunning = tried(running, words, copy);
      String whileDown = tried(down, words, copy);
      cells.add(
          whileRunning.equals(whileDown)
              ? whileRunning
              : whileRunning + "; job down: " + whileDown);
    }
    return cells;
  }

  /** What is refused changes nothing: the verbs after it would tell. */
  private String tried(TestingTerminal terminal, String[] words, Copy copy) {
    Answer answer = terminal.type(words);
    if (answer.exit() != ExitCode.REFUSED.number() && CHANGING.contains(words[0])) {
      copy.restore();
    }
    return cell(answer);
  }

  private String cell(Answer answer) {
    if (answer.err().isEmpty() || answer.err().startsWith("  comparing")) {
      return answer.exit() == 0 ? "yes" : "yes, exit " + answer.exit();
    }
    String told =
        answer
            .err()
            .replaceAll("[0-9]{12,}", "…")
            .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…")
            .replace(System.getProperty("user.name"), "somebody")
            .replaceAll("localhost:\\d+", "HOST:PORT")
            .replaceAll("\\s*\\n\\s*", " ")
            .strip();
    if (!messages.contains(told)) {
      messages.add(told);
    }
    return "no (" + (messages.indexOf(told) + 1) + "), exit " + answer.exit();
  }

  private String page(Map<State, List<String>> rows) {
    StringBuilder page = new StringBuilder();
    page.append("# Verbs and states\n\nWritten by a test that tries every verb in every state,\n");
    page.append(
        "with the mirror job running and down. Where that makes a difference, both are told.\n");
    page.append("\n| shadow is |");
    VERBS.keySet().forEach(verb -> page.append(' ').append(verb).append(" |"));
    page.append("\n|---|").append("---|".repeat(VERBS.size())).append('\n');
    rows.forEach(
        (state, cells) ->
            page.append("| ")
                .append(state)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n"));
    page.append("\n## Messages\n\n");
    for (int i = 0; i < messages.size(); i++) {
      page.append(i + 1).append(". ").append(messages.get(i)).append('\n');
    }
    return page.toString();
  }

  private static Map<String, String[]> verbs() {
    Map<String, String[]> verbs = new LinkedHashMap<>();
    for (String line :
        List.of(
            "status",
            "show " + SHADOW,
            "validate " + SHADOW,
            "report " + SHADOW,
            "promote " + SHADOW + " --yes",
            "rollback shop.orders",
            "finalize shop.orders --yes",
            "discard " + SHADOW + " --yes",
            "pause " + SHADOW,
            "resume " + SHADOW,
            "mirror --detach")) {
      String[] words = line.split(" ", -1);
      verbs.put(words[0], words);
    }
    String ddl = "ALTER TABLE shop.orders ALTER COLUMN note COMMENT 'why'";
    verbs.put("propose", new String[] {"propose", "--name", "next", ddl});
    return verbs;
  }
}
