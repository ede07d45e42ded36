package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.embedded.EmbeddedFlink;
import io.penumbra.report.LevelResult;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A validation whose process was killed, wherever it was, goes on, and says what it would have. */
class KillTest {
  private static final TableIdentifier ORDERS = TableIdentifier.of("db", "orders");
  private static final TableIdentifier BUCKETS =
      TableIdentifier.of("penumbra", "validation_bucket");

  /** How often a process is killed. */
  private static final int KILLS = Integer.getInteger("penumbra.kills", 2);

  /** Each in files of some 5 MB, so that it is hashed by itself. */
  private static final int FILES = 8;

  private static final int ROWS = 500;
  private static final int WIDTH = 12_000;

  @TempDir private Path folder;
  private final Random random = new Random(20_261_127);
  private final AtomicInteger steps = new AtomicInteger();
  private TestingShadow shadow;
  private KilledValidation validation;

  @Test
  void resumesToTheSameReport() throws Exception {
    fill();
    try (EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve("flink"))) {
      validation = new KilledValidation(shadow.catalog, flink::environment, steps::incrementAndGet);
      Report undisturbed = validation.run(ORDERS, "wide", anew());
      assertThat(undisturbed.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(shadow.catalog.tableExists(BUCKETS)).isFalse();
      // Of these it has one for each progress; a run that keeps digests has two more for each.
      int most = steps.get() + 2 * 2 * FILES;
      long reused = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        shadow.catalog.dropTable(BUCKETS, true);
        killAt(1 + random.nextInt(most - 1));
        long kept = kept();
        Report resumed = validation.run(ORDERS, "wide", Request.standard());
        assertThat(said(resumed)).isEqualTo(said(undisturbed));
        assertThat(resumed.coverage().files().read())
            .isEqualTo(undisturbed.coverage().files().read() - kept);
        reused += kept;
      }
      System.out.printf("%d kills, %d of %d parts reused%n", KILLS, reused, kept() * KILLS);
      assertThat(validation.run(ORDERS, "wide", Request.standard()).coverage().buckets().hashed())
          .isZero();
      Report anew = validation.run(ORDERS, "wide", anew());
      assertThat(anew.coverage()).isEqualTo(undisturbed.coverage());
    }
  }

  private static Request anew() {
    return new Request(
        Request.standard().levels(), SampleWish.STANDARD, Set.of(), Optional.empty(), true);
  }

  private void fill() {
    shadow = TestingShadow.create(folder.resolve("warehouse"), 2);
    shadow.insert(row(0, "first", 0));
    shadow.propose("wide", true, update -> update.updateColumn("qty", Types.LongType.get()));
    for (int file = 0; file < FILES - 1; file++) {
      int first = 1 + file * ROWS;
      shadow.insert(
          IntStream.range(first, first + ROWS)
              .mapToObj(id -> row(id, text(), id))
              .toArray(Object[][]::new));
    }
    shadow.upsert(
        IntStream.range(0, ROWS).mapToObj(id -> row(id, text(), id)).toArray(Object[][]::new));
    TestingLane stranger = shadow.stranger("wide");
    stranger.upsert(stranger.row(3, "three", 31L));
  }

  private String text() {
    return random
        .ints(WIDTH, 'A', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** As by {@code kill -9}, when so many steps were told. */
  private void killAt(int step) throws IOException, InterruptedException {
    Process process = start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      int told = 0;
      String line = lines.readLine();
      while (line != null && told < step) {
        told += line.equals("step") ? 1 : 0;
        assertThat(line).doesNotContain("Exception in thread");
        line = lines.readLine();
      }
      assertThat(told).isPositive();
    } finally {
      assertThat(process.destroyForcibly().waitFor()).as("128 + SIGKILL").isEqualTo(137);
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("--add-"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.add(KilledValidation.class.getName());
    command.add(folder.resolve("warehouse").toUri().toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process;
  }

  /** Parts of files of which digests are kept. */
  private long kept() throws IOException {
    if (!shadow.catalog.tableExists(BUCKETS)) {
      return 0;
    }
    long parts = 0;
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(shadow.catalog.loadTable(BUCKETS)).select("parts").build()) {
      for (Record row : rows) {
        parts += (Long) row.getField("parts");
      }
    }
    return parts;
  }

  /** A report but for its times and ids, and for what was read and what was known. */
  private static List<Object> said(Report report) {
    return List.of(
        report.verdict(),
        report.reasons(),
        report.found(),
        report.method().mode(),
        report.method().engine(),
        report.method().levels().stream().map(LevelResult::level).toList(),
        report.method().levels().stream().map(LevelResult::outcome).toList(),
        report.cut().primarySnapshotId(),
        report.cut().shadowSnapshotId(),
        report.coverage().rows(),
        report.coverage().columns(),
        report.coverage().buckets().total(),
        report.coverage().buckets().mismatched(),
        report.coverage().files().identical(),
        report.expectedChanges());
  }
}
