package io.penumbra.cli.verb;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.validate.fresh.Listener;
import io.penumbra.jobs.validate.fresh.Pass;
import io.penumbra.jobs.validate.fresh.ProofAge;
import io.penumbra.lane.Proof;
import io.penumbra.ops.Target;
import io.penumbra.report.Report;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Figures of a proof that is kept fresh, as Prometheus reads them. */
final class ProofMetrics implements AutoCloseable {
  private static final double MILLIS = 1_000;

  private final Target target;
  private final Counter passes;
  private final Counter rows;
  private final Optional<HTTPServer> server;

  private ProofMetrics(
      Target target, PrometheusRegistry registry, ProofAge age, Optional<HTTPServer> server) {
    this.target = target;
    this.server = server;
    this.passes =
        Counter.builder()
            .name("penumbra_validation_passes_total")
            .help("Comparisons of table and shadow by what they came to")
            .labelNames("table", "shadow", "verdict")
            .register(registry);
    this.rows =
        Counter.builder()
            .name("penumbra_validation_rows_total")
            .help("Rows of the table that were compared one by one")
            .labelNames("table", "shadow")
            .register(registry);
    GaugeWithCallback.builder()
        .name("penumbra_proof_age_seconds")
        .help("For how long the shadow is not known to be as it should be")
        .labelNames("table", "shadow")
        .callback(
            gauge ->
                age.age()
                    .ifPresent(
                        old -> gauge.call(old.toMillis() / MILLIS, target.table(), shadow())))
        .register(registry);
  }

  /**
   * @param port absent to serve nothing
   * @throws PenumbraException USAGE when it can't be listened to
   */
  static ProofMetrics of(Target target, ProofAge age, Optional<Integer> port) {
    PrometheusRegistry registry = new PrometheusRegistry();
    return new ProofMetrics(target, registry, age, port.map(number -> serve(registry, number)));
  }

  /** Counts what a listener hears. */
  Listener before(Listener listener) {
    return new Listener() {
      @Override
      public void compared(Report report, Pass pass) {
        passes.labelValues(target.table(), shadow(), word(pass)).inc();
        rows.labelValues(target.table(), shadow()).inc(pass.rows());
        listener.compared(report, pass);
      }

      @Override
      public void holds(Proof proof) {
        listener.holds(proof);
      }

      @Override
      public void troubled(PenumbraException trouble) {
        listener.troubled(trouble);
      }
    };
  }

  /** Where the figures are served, absent where they are not. */
  Optional<Integer> port() {
    return server.map(HTTPServer::getPort);
  }

  @Override
  public void close() {
    server.ifPresent(HTTPServer::close);
  }

  private String shadow() {
    return target.shadow().orElse("");
  }

  private static String word(Pass pass) {
    return pass.verdict().name().toLowerCase(Locale.ROOT);
  }

  private static HTTPServer serve(PrometheusRegistry registry, int port) {
    try {
      return HTTPServer.builder().port(port).registry(registry).buildAndStart();
    } catch (IOException | IllegalArgumentException e) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "Port " + port + " can't be listened to: " + e.getMessage(),
          "Give another one with --metrics-port",
          e);
    }
  }
}
