package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Discrepancy;
import io.penumbra.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** However long values are, they are compared and reported whole. */
class WideRowsTest {
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()), optional(2, "text", Types.StringType.get()));

  /** More than Flink hands back in one record, and than is held of rows in this process. */
  private static final int LENGTH = 3_000_000;

  private static final int ROWS = 50;

  @RegisterExtension private static final TestingFlink flink = new TestingFlink();

  private final TestingLane primary = TestingLane.create(SCHEMA, 2);
  private final TestingLane shadow = TestingLane.create(SCHEMA, 2);

  @Test
  void leavesRowsToAJobThatAreMoreThanTheirFilesLookLike() {
    fill(ROWS);
    Comparison comparison = Comparison.of(primary.content(), shadow.content(), List.of(1));
    Workload all = Workload.of(comparison);
    Evidence evidence = new Evidence(List.of(), 10);
    DirectRows level = new DirectRows(Long.MAX_VALUE, 10);
    assertThat(level.appliesTo(comparison, all)).isTrue();

    assertThat(level.examine(comparison, all, evidence, Progress.NONE)).isEqualTo(all);
    assertThat(evidence.coverage().files().planned()).isZero();
  }

  @Test
  void reportsValuesWholeOrNotAtAll() {
    fill(ROWS);

    TestingComparison said = TestingComparison.job(flink::environment, primary, shadow, 1);

    assertThat(said.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(said.summary().total()).isEqualTo(ROWS);
    assertThat(said.summary().truncated()).isTrue();
    assertThat(said.found().discrepancies()).isNotEmpty().allSatisfy(WideRowsTest::isWhole);
    assertThat(said.messages().get(0)).hasSizeLessThan(3_000).contains("… (3,000,000 characters)");
  }

  /**
   * With seven files, all rows together are more than the heap; that works too, and takes longer.
   */
  @Test
  void comparesRowsOfTenMegabytesInOneGigabyte(@TempDir Path folder) throws Exception {
    int files = 4;
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx1g", "--add-opens=java.base/java.util=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HugeRows.class.getName(), folder.toString(), "" + files));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));

    boolean ended = process.waitFor(5, TimeUnit.MINUTES);

    assertThat(ended).as(Files.readString(output)).isTrue();
    assertThat(Files.readString(output))
        .contains(files * HugeRows.PER_FILE + " differences, 1 kept");
  }

  private static void isWhole(Discrepancy found) {
    assertThat(found.cell().orElseThrow().shadowValue().orElseThrow()).hasSize(LENGTH);
  }

  private void fill(int rows) {
    for (int id = 0; id < rows; id++) {
      primary.append(primary.row(id, "a".repeat(LENGTH)));
      shadow.append(shadow.row(id, "b".repeat(LENGTH)));
    }
  }
}
