package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.ValidationSettings;
import io.penumbra.jobs.validate.LevelName;
import io.penumbra.jobs.validate.Progress;
import io.penumbra.jobs.validate.Request;
import io.penumbra.jobs.validate.SampleWish;
import io.penumbra.jobs.validate.Validator;
import io.penumbra.lane.LaneId;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * I2: equal lanes are found equal while the stream writes to them, and somebody else compacts both
 * and lets snapshots expire.
 */
class ValidationUnderLoadTest {
  @RegisterExtension private static final TestingCluster flink = new TestingCluster();

  /** Validations of each format version. */
  private static final int VALIDATIONS = Integer.getInteger("penumbra.validations", 4);

  private static final ValidationSettings SETTINGS =
      new ValidationSettings(2, 100, 100_000, Optional.empty(), Map.of());

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void findsNothingWhereNothingIsWrong(int formatVersion) throws Exception {
    MirrorStack stack = new MirrorStack(folder).formatVersion(formatVersion);
    ShadowedTable orders = stack.table("orders");
    TestingFeed feed = TestingFeed.open("load " + formatVersion);
    JobID job = flink.submit(stack.job(feed, 2, false, null));
    Map<Mode, Integer> modes = new EnumMap<>(Mode.class);
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, formatVersion)) {
      TestingCluster.await("a first commit", () -> MirrorStack.position(orders) > 0);
      LaneId apart = orders.propose(TestingShape.WIDENED.proposal("apart", true)).id();
      TestingCluster.await("the activation", () -> active(orders, apart));
      List<LaneId> lanes = List.of(orders.ledger().primary().id(), apart);
      try (TestingMaintenance maintenance = new TestingMaintenance(orders, lanes)) {
        for (int i = 0; i < VALIDATIONS; i++) {
          int before = maintenance.rounds();
          long position = MirrorStack.position(orders);
          Report report = validate(orders, request(i));
          assertThat(report.discrepancies()).isEmpty();
          assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASS);
          modes.merge(report.mode(), 1, Integer::sum);
          TestingCluster.await("a compaction", () -> maintenance.rounds() > before);
          TestingCluster.await("a commit", () -> MirrorStack.position(orders) > position);
        }
        assertThat(maintenance.rewrites()).isPositive();
        System.out.printf(
            "v%d: %s, %d compactions, %d refused by Iceberg%n",
            formatVersion, modes, maintenance.rewrites(), maintenance.refused());
      }
      assertThat(orders.table().refs().keySet()).noneMatch(ref -> ref.contains("pin"));
    }
    flink.cancel(job);
  }

  /** All there are: what came since, all rows one by one, and their digests. */
  private static Request request(int number) {
    Set<LevelName> digests = EnumSet.of(LevelName.SCHEMA, LevelName.FILES, LevelName.HASH);
    return switch (number % 3) {
      case 0 -> anew(Request.standard().levels());
      case 1 -> Request.standard();
      default -> anew(digests);
    };
  }

  private static Request anew(Set<LevelName> levels) {
    return new Request(levels, SampleWish.STANDARD, Set.of(), Optional.empty(), true);
  }

  private static Report validate(ShadowedTable table, Request request) {
    return new Validator(
            () -> {
              throw new AssertionError("A job was started");
            },
            SETTINGS)
        .validate(table, "apart", request, Progress.NONE);
  }

  private static boolean active(ShadowedTable table, LaneId lane) {
    return table.ledger().lane(lane).orElseThrow().feeding().active();
  }
}
