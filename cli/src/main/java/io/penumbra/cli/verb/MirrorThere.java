package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.ops.Mirroring;
import io.penumbra.ops.Watch;
import io.penumbra.ops.Workspace;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Job;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The mirror job on a cluster. */
final class MirrorThere {
  private final FlinkCluster cluster;
  private final Mirroring mirroring;
  private final ClusterOption option;
  private final Console console;

  MirrorThere(Workspace workspace, FlinkCluster cluster, ClusterOption option, Console console) {
    this.cluster = cluster;
    this.mirroring = new Mirroring(workspace, cluster);
    this.option = option;
    this.console = console;
  }

  /**
   * Starts the job.
   *
   * @param settings text of the settings file
   * @param savepoint where it goes on from; where the last one left off, if absent
   * @throws PenumbraException STATE_REFUSED when it runs already: a second one would take over
   */
  MirrorEnd start(String settings, Supplier<Path> jar, Optional<String> savepoint) {
    mirroring.running().ifPresent(this::refuse);
    Optional<String> from = savepoint.or(mirroring::lastState);
    Path file = jar.get();
    Runnable uploading = () -> console.note("bringing " + file.getFileName() + " to the cluster");
    String id = mirroring.submit(settings, file, from, uploading);
    return new MirrorEnd(cluster.job(id), from, Optional.empty());
  }

  /** Watches it until it ends, or this command does. */
  MirrorEnd follow(MirrorEnd started) {
    String id = started.job().id();
    String farewell =
        "job %s goes on; look at it with %s, end it with %s"
            .formatted(id, option.after("penumbra status"), option.after("penumbra mirror --stop"));
    try (Following following = Following.there(console, farewell)) {
      Job ended = new Watch(cluster).follow(id, following);
      return new MirrorEnd(ended, started.from(), Optional.empty());
    }
  }

  /**
   * Ends it with a savepoint.
   *
   * @throws PenumbraException STATE_REFUSED when none runs
   */
  MirrorEnd stop() {
    String id =
        mirroring
            .running()
            .map(Job::id)
            .orElseThrow(
                () ->
                    new PenumbraException(
                        ErrorCode.STATE_REFUSED,
                        "No job on that cluster mirrors this source",
                        "penumbra status says which job did last; penumbra mirror starts one"));
    console.note("stopping job " + id + " with a savepoint");
    String savepoint = cluster.stop(id);
    return new MirrorEnd(cluster.job(id), Optional.empty(), Optional.of(savepoint));
  }

  private void refuse(Job running) {
    throw new PenumbraException(
        ErrorCode.STATE_REFUSED,
        "Job " + running.id() + " mirrors this source already",
        "penumbra status shows it. To change it: penumbra mirror --stop ends it with a savepoint,"
            + " and the next penumbra mirror goes on from there");
  }
}
