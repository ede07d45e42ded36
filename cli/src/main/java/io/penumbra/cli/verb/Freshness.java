package io.penumbra.cli.verb;

import io.penumbra.config.ValidationSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.validate.Request;
import io.penumbra.jobs.validate.fresh.ProofAge;
import io.penumbra.jobs.validate.fresh.Terms;
import io.penumbra.ops.Target;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether a proof is kept fresh, and how fresh. */
final class Freshness {
  @Option(
      names = "--continuous",
      description = "Go on: compare what came whenever the table has changed, until interrupted.")
  private boolean continuous;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "With --continuous: look so often whether the table has changed (10s).")
  private Optional<Duration> interval;

  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "With --continuous: say so when the proof is older than this (validation.max-age).")
  private Optional<Duration> maxAge;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = "With --continuous: serve figures for Prometheus at this port, 0 for any.")
  private Optional<Integer> metricsPort;

  /** Figures of a proof, served where that is asked for. */
  ProofMetrics metrics(Target target, ProofAge age) {
    return ProofMetrics.of(target, age, metricsPort);
  }

  /**
   * @return empty when one comparison was asked for
   * @throws PenumbraException USAGE when that and other options contradict each other
   */
  Optional<Terms> terms(Request request, boolean explain, ValidationSettings settings) {
    if (!continuous) {
      demand(
          interval.isEmpty() && maxAge.isEmpty() && metricsPort.isEmpty(),
          "--interval, --max-age and --metrics-port are about --continuous, which is not there",
          "Add --continuous");
      return Optional.empty();
    }
    demand(
        request.takesProofs() && !explain,
        "--continuous compares what came since the last pass, and these options compare other things",
        "Leave --anew, --columns, --where, --sample and --explain out, and hash or rows in --levels");
    return Optional.of(
        new Terms(request, interval.orElse(Duration.ofSeconds(10)), maxAge.or(settings::maxAge)));
  }

  private static void demand(boolean sense, String what, String next) {
    if (!sense) {
      throw new PenumbraException(ErrorCode.USAGE, what, next);
    }
  }
}
