package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.ExitCode;
import io.penumbra.cli.output.Words;
import io.penumbra.config.Settings;
import io.penumbra.config.SettingsFile;
import io.penumbra.ops.Mirroring;
import io.penumbra.ops.Workspace;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Job;
import io.penumbra.ops.flink.JobState;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the mirror job. */
@Command(
    name = "mirror",
    description = "Mirrors the source's tables: on a cluster, or inside this command.",
    footer = {
      "",
      "On a cluster the job goes on when this command is interrupted. Variables and password",
      "files in the settings are those of the cluster's machines there. Inside this command the",
      "job ends with it, and goes on from its last checkpoint the next time.",
      "",
      "Examples:",
      "  penumbra mirror -c shop.yaml",
      "  penumbra mirror -c shop.yaml --cluster jobmanager:8081",
      "  penumbra mirror -c shop.yaml --cluster jobmanager:8081 --from s3://bucket/savepoint-1 --detach"
    })
final class MirrorVerb extends Verb<MirrorEnd> {
  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      description = "REST endpoint of the cluster; else flink.cluster of the settings.")
  private Optional<String> cluster;

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

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".penumbra/flink",
      description = "Checkpoints of a job inside this command. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Override
  MirrorEnd run(Connection connection) {
    Settings settings = connection.settings();
    Optional<URI> endpoint =
        cluster.map(address -> URI.create("http://" + address)).or(settings.flink()::rest);
    return endpoint.isPresent()
        ? onCluster(connection, endpoint.get())
        : MirrorHere.run(settings, connection.open(), folder, savepoint, this::tell);
  }

  @Override
  void print(MirrorEnd end, Console console) {
    console.line("Job @|bold " + end.job().id() + "|@ " + Words.of(end.job().state()));
    end.failure().ifPresent(failure -> console.plain("  because   " + failure));
    console.plain("  next      penumbra status");
  }

  @Override
  ExitCode exit(MirrorEnd end) {
    boolean well = end.job().state().alive() || end.job().state() == JobState.FINISHED;
    return well ? ExitCode.DONE : ExitCode.ERROR;
  }

  private MirrorEnd onCluster(Connection connection, URI endpoint) {
    FlinkCluster flink = new FlinkCluster(endpoint);
    try (Workspace workspace = connection.open()) {
      Mirroring mirroring = new Mirroring(workspace, flink);
      flink.overview();
      mirroring.demandNoOther();
      String text = SettingsFile.text(connection.path());
      String id = mirroring.submit(text, jar.orElseGet(ClusterJar::find), savepoint);
      Job job = detach ? flink.job(id) : mirroring.follow(id, this::tell);
      return new MirrorEnd(job, mirroring.failure(id));
    }
  }

  private void tell(Job job) {
    String checkpoint = job.checkpoint().map(c -> ", checkpoint " + c.id()).orElse("");
    console().note("job " + job.id() + " " + Words.of(job.state()) + checkpoint);
  }
}
