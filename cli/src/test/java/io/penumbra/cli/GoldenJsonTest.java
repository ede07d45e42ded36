package io.penumbra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.testing.TestingFlink;
import io.penumbra.testing.TestingShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What programs read keeps its form: a change of it needs another version. {@code
 * -Dpenumbra.docs=write} writes the golden files.
 */
class GoldenJsonTest {
  private static final Path GOLDEN = Path.of("src/test/resources/io/penumbra/cli/golden");

  @TempDir private Path folder;
  private TestingFlink flink;
  private TestingShop shop;
  private TestingTerminal terminal;

  @BeforeEach
  void open() {
    flink = TestingFlink.running(TestingShop.JOB);
    shop = TestingShop.open(folder, flink.address());
    terminal = TestingTerminal.with(shop.settings());
  }

  @AfterEach
  void close() {
    shop.close();
    flink.close();
  }

  @Test
  void everyVerbsJsonKeepsItsForm() throws IOException {
    String widen = "ALTER TABLE shop.orders ALTER COLUMN total TYPE bigint";
    golden("propose-dry-run", "propose", "--dry-run", widen);
    golden("propose", "propose", "--name", "wide", widen);
    shop.insert(4);
    golden("status", "status");
    golden("show", "show", "orders:wide");
    golden("validate", "validate", "orders:wide");
    golden("report", "report", "orders:wide");
    golden("promote", "promote", "orders:wide", "--yes");
    shop.insert(5);
    golden("rollback", "rollback", "orders");
    golden("finalize-refused", "finalize", "orders", "--yes");
    golden("pause", "pause", "orders:wide");
    golden("resume", "resume", "orders:wide");
    golden("discard", "discard", "orders:wide", "--yes");
    golden("doctor", "doctor");
  }

  private void golden(String name, String... args) throws IOException {
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = "--json";
    String found = stable(terminal.type(all).out());
    Path file = GOLDEN.resolve(name + ".json");
    if ("write".equals(System.getProperty("penumbra.docs"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, found);
    }
    assertThat(file).hasContent(found);
  }

  /** Without what differs from run to run: ids, times, sizes, places. */
  private String stable(String json) {
    return json.replace(folder.toString(), "FOLDER")
        .replace(System.getProperty("user.name"), "USER")
        .replaceAll("localhost:\\d+", "HOST:PORT")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
        .replaceAll("[0-9a-f]{32}", "HEX")
        .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"", "\"TIME\"")
        .replaceAll("\"PT[0-9.HMS]+\"", "\"DURATION\"")
        .replaceAll("\\b\\d{12,}\\b", "ID")
        .replaceAll("(\"(?:ownBytes|bytesRead|bytesPlanned|millis|seconds)\":)[0-9.E-]+", "$1 0");
  }
}
