package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Grid;
import io.penumbra.cli.output.Words;
import io.penumbra.lane.Proof;
import io.penumbra.lane.Role;
import io.penumbra.ops.Attention;
import io.penumbra.ops.StatusLine;
import io.penumbra.ops.StatusReader;
import io.penumbra.ops.StatusReport;
import io.penumbra.ops.Workspace;
import io.penumbra.ops.flink.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How everything stands. */
@Command(
    name = "status",
    description = "How tables and shadows stand, what needs a person first.",
    footer = {
      "",
      "Each line ends with the command to run next. The figures come from the tables",
      "themselves and from Flink, so any machine that reaches them sees the same.",
      "",
      "Examples:",
      "  penumbra status",
      "  penumbra status --watch",
      "  penumbra status -c shop.yaml --cluster jobmanager:8081 --json"
    })
public final class StatusVerb extends Verb<StatusReport> {
  private static final Duration PACE = Duration.ofSeconds(2);

  @Mixin private ClusterOption cluster;

  @Option(names = "--watch", description = "Print it again every two seconds, until interrupted.")
  private boolean watch;

  @Override
  StatusReport run(Connection connection) {
    try (Workspace workspace =
        Workspace.open(cluster.on(connection.settings()), Connection.user())) {
      StatusReader reader = new StatusReader(workspace, Clock.systemUTC());
      StatusReport report = reader.read();
      while (watch && pause(report)) {
        report = reader.read();
      }
      return report;
    }
  }

  @Override
  void print(StatusReport report, Console console) {
    report.jobs().forEach(job -> print(job, console));
    Grid grid = new Grid("TABLE", "SHADOW", "STATE", "AGE", "PROOF", "COST", "LAG", "NEXT");
    report.lines().forEach(line -> add(line, grid));
    if (grid.isEmpty()) {
      console.line("No tables yet. Next: penumbra mirror");
    } else {
      console.table(grid);
    }
    report.lines().stream()
        .filter(line -> !line.reason().isEmpty())
        .forEach(line -> console.plain(line.table() + ":" + line.name() + ": " + line.reason()));
  }

  private static void print(Job job, Console console) {
    console.line(line(job));
    job.failure()
        .ifPresent(
            failure -> {
              console.plain("  because " + failure.reason());
              failure.next().ifPresent(next -> console.plain("  next    " + next));
            });
  }

  private boolean pause(StatusReport report) {
    Console console = console();
    console.clear();
    print(report, console);
    try {
      TimeUnit.MILLISECONDS.sleep(PACE.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String line(Job job) {
    String checkpoint =
        job.checkpoint()
            .map(c -> ", checkpoint %d %s ago".formatted(c.id(), Words.of(since(c.at()))))
            .orElse("");
    String colour = job.state().alive() ? "green" : "red";
    return "job %s @|%s %s|@%s".formatted(job.id(), colour, Words.of(job.state()), checkpoint);
  }

  private static void add(StatusLine line, Grid grid) {
    boolean primary = line.role() == Role.PRIMARY;
    grid.row(
        line.table(),
        primary ? "" : line.name(),
        "@|" + colour(line.attention()) + " " + line.state() + "|@",
        line.age().map(Words::of).orElse(""),
        line.proof().map(proof -> proof(proof, line)).orElse(primary ? "" : "none"),
        primary ? "" : cost(line.ownBytes()),
        line.lag().map(Words::of).orElse(""),
        line.next());
  }

  private static String proof(Proof proof, StatusLine line) {
    String verdict = proof.passed() ? "pass " : "not passed ";
    String text = verdict + Words.of(since(proof.at())) + " ago";
    boolean current = line.proofAge().filter(Duration::isZero).isPresent();
    return text + (current ? ", current" : line.proofOverdue() ? ", @|red too old|@" : "");
  }

  private static String cost(long ownBytes) {
    return ownBytes == 0 ? "shares files" : Words.ofBytes(ownBytes);
  }

  private static String colour(Attention attention) {
    return switch (attention) {
      case MEND, DOWN -> "red";
      case DECIDE -> "yellow";
      case WATCH -> "cyan";
      case NONE -> "green";
    };
  }

  private static Duration since(Instant at) {
    return Duration.between(at, Instant.now());
  }
}
