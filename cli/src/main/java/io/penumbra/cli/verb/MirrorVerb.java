package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.ExitCode;
import io.penumbra.cli.output.Words;
import io.penumbra.config.Settings;
import io.penumbra.config.SettingsFile;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.ops.Workspace;
import io.penumbra.ops.flink.Failure;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.JobState;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the mirror job. */
@Command(
    name = "mirror",
    description = "Mirrors the source's tables: on a cluster, or inside this command.",
    footer = {
      "",
      "It goes on where the last one left off: from the savepoint of --stop, else from the newest",
      "checkpoint. A cluster forgets ended jobs after a while; name the place with --from then.",
      "",
      "On a cluster the job goes on when this command is interrupted. Variables and password",
      "files in the settings are read here and again on the JobManager's machine. Inside this",
      "command the job ends with it.",
      "",
      "Examples:",
      "  penumbra mirror -c shop.yaml",
      "  penumbra mirror -c shop.yaml --cluster jobmanager:8081",
      "  penumbra mirror -c shop.yaml --cluster jobmanager:8081 --stop",
      "  penumbra mirror -c shop.yaml --cluster jobmanager:8081 --from s3://bucket/savepoint-1 --detach"
    })
final class MirrorVerb extends Verb<MirrorEnd> {
  @Mixin private ClusterOption cluster;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The jar for clusters; else the one that was built or unpacked.")
  private Optional<Path> jar;

  @Option(
      names = "--from",
      paramLabel = "PATH",
      description = "Savepoint or checkpoint to go on from.")
  private Optional<String> savepoint;

  @Option(names = "--detach", description = "Submit and do not follow.")
  private boolean detach;

  @Option(names = "--stop", description = "End the job on the cluster, with a savepoint.")
  private boolean stop;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".penumbra/flink",
      description = "Checkpoints of a job inside this command. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Override
  MirrorEnd run(Connection connection) {
    Settings settings = cluster.on(connection.settings());
    demandSense(settings);
    Workspace workspace = Workspace.open(settings, Connection.user());
    Optional<FlinkCluster> flink = workspace.cluster();
    if (flink.isPresent()) {
      return there(connection, workspace, flink.get());
    }
    try (Following following = Following.here(console())) {
      return MirrorHere.run(settings, workspace, folder, savepoint, following);
    }
  }

  @Override
  void print(MirrorEnd end, Console console) {
    console.line("Job @|bold " + end.job().id() + "|@ " + Words.of(end.job().state()));
    end.job().failure().ifPresent(failure -> console.plain("  because   " + failure.reason()));
    end.from().ifPresent(from -> console.plain("  from      " + from));
    end.savepoint().ifPresent(path -> console.plain("  savepoint " + path));
    console.plain("  next      " + next(end));
  }

  @Override
  ExitCode exit(MirrorEnd end) {
    boolean well = end.job().state().alive() || end.job().state() == JobState.FINISHED;
    return well ? ExitCode.DONE : ExitCode.ERROR;
  }

  private MirrorEnd there(Connection connection, Workspace workspace, FlinkCluster flink) {
    try (workspace) {
      MirrorThere mirror = new MirrorThere(workspace, flink, cluster, console());
      if (stop) {
        return mirror.stop();
      }
      String text = SettingsFile.text(connection.path());
      MirrorEnd started = mirror.start(text, () -> jar.orElseGet(ClusterJar::find), savepoint);
      return detach ? started : mirror.follow(started);
    }
  }

  private void demandSense(Settings settings) {
    if (stop && (detach || savepoint.isPresent())) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "--stop ends a job, and --from and --detach are about starting one",
          "Stop it first, then start it with a command of its own");
    }
    if ((stop || detach) && settings.flink().rest().isEmpty()) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "--stop and --detach are about a job on a cluster, and none is named",
          "Name it with --cluster HOST:PORT; a job inside a command ends with Ctrl-C");
    }
  }

  private String next(MirrorEnd end) {
    if (end.savepoint().isPresent()) {
      return cluster.after("penumbra mirror") + " goes on from it";
    }
    return end.job()
        .failure()
        .flatMap(Failure::next)
        .orElseGet(() -> cluster.after("penumbra status"));
  }
}
