package io.penumbra.ops;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.gate.CheckedPair;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Proof;
import io.penumbra.lane.Role;
import io.penumbra.ops.flink.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Reads how tables and shadows stand: from the tables themselves and from the cluster. */
public final class StatusReader {
  private static final Comparator<StatusLine> URGENT_FIRST =
      Comparator.comparing(StatusLine::attention)
          .thenComparing(StatusLine::table)
          .thenComparing(StatusLine::role)
          .thenComparing(StatusLine::name);

  private final Workspace workspace;
  private final Clock clock;

  public StatusReader(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  public StatusReport read() {
    Jobs jobs = new Jobs(workspace);
    List<StatusLine> lines = new ArrayList<>();
    for (ShadowedTable table : workspace.tables()) {
      lines.addAll(new Glance(table, jobs).lines());
    }
    lines.sort(URGENT_FIRST);
    return new StatusReport(List.copyOf(jobs.asked()), lines);
  }

  private boolean overdue(Duration proofAge) {
    return workspace
        .settings()
        .validation()
        .maxAge()
        .filter(most -> proofAge.compareTo(most) > 0)
        .isPresent();
  }

  /** One table, all of whose figures are from one look at it. */
  private final class Glance {
    private final String name;
    private final Table table;
    private final Ledger ledger;
    private final Optional<Job> job;

    Glance(ShadowedTable shadowed, Jobs jobs) {
      this.name = shadowed.id().toString();
      this.ledger = shadowed.ledger();
      this.table = shadowed.table();
      this.job = jobs.feeding(name, ledger);
    }

    List<StatusLine> lines() {
      return ledger.lanes().values().stream().map(this::line).toList();
    }

    private StatusLine line(Lane lane) {
      Advice advice = advice(lane);
      Snapshot head = table.snapshot(lane.branch());
      Optional<Duration> proofAge = proofAge(lane, head);
      return new StatusLine(
          name,
          lane.name(),
          lane.role(),
          state(lane),
          lane.standing().reason(),
          lane.is(Role.PRIMARY) ? Optional.empty() : Optional.of(since(lane.origin().at())),
          lane.standing().proof(),
          proofAge,
          proofAge.isPresent() && overdue(proofAge.get()),
          lane.is(Role.PRIMARY) ? 0 : new OwnFiles(table).bytes(head),
          lag(lane, head),
          advice.attention(),
          advice.command());
    }

    private Advice advice(Lane lane) {
      return switch (lane.role()) {
        case PRIMARY -> Advice.onTable(name, fed());
        case SHADOW -> Advice.onShadow(name, lane, fed());
        case FORMER -> Advice.onFormer(name);
      };
    }

    private String state(Lane lane) {
      return switch (lane.role()) {
        case PRIMARY -> ledger.source().map(source -> "mirrors " + source.table()).orElse("table");
        case FORMER -> "way back";
        case SHADOW -> lane.standing().divergedBy().isPresent() ? "diverged" : word(lane);
      };
    }

    /** A table without a source is fed by somebody else's job. */
    private boolean fed() {
      return ledger.source().isEmpty() || job.map(Job::state).filter(s -> s.alive()).isPresent();
    }

    private Optional<Duration> proofAge(Lane lane, Snapshot head) {
      return lane.standing()
          .proof()
          .filter(proof -> lane.is(Role.SHADOW) && proof.passed())
          .map(proof -> isOf(proof, head) ? Duration.ZERO : since(proof.at()));
    }

    private boolean isOf(Proof proof, Snapshot head) {
      Snapshot main = table.currentSnapshot();
      return main != null
          && head != null
          && CheckedPair.of(proof).equals(new CheckedPair(main.snapshotId(), head.snapshotId()));
    }

    private Optional<Duration> lag(Lane lane, Snapshot head) {
      if (lane.status().fed() && fed()) {
        return job.flatMap(Job::checkpoint).map(checkpoint -> since(checkpoint.at()));
      }
      return Optional.ofNullable(head)
          .map(snapshot -> since(Instant.ofEpochMilli(snapshot.timestampMillis())));
    }

    private Duration since(Instant at) {
      Duration passed = Duration.between(at, clock.instant());
      return passed.isNegative() ? Duration.ZERO : passed;
    }

    private static String word(Lane lane) {
      return lane.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
