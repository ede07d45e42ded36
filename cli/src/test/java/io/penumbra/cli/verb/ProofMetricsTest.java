package io.penumbra.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.validate.fresh.Listener;
import io.penumbra.jobs.validate.fresh.Pass;
import io.penumbra.jobs.validate.fresh.ProofAge;
import io.penumbra.lane.Proof;
import io.penumbra.ops.Target;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProofMetricsTest {
  private static final Target TARGET = Target.parse("shop.orders:wide");

  private static final Pass PASS =
      new Pass(
          Instant.EPOCH,
          "shop.orders",
          "wide",
          Verdict.PASS,
          Mode.INCREMENTAL,
          "report",
          7,
          0,
          Duration.ZERO,
          Optional.empty(),
          false);

  private static final Listener DEAF =
      new Listener() {
        @Override
        public void compared(Report report, Pass pass) {}

        @Override
        public void holds(Proof proof) {}

        @Override
        public void troubled(PenumbraException trouble) {}
      };

  @Test
  void figuresAreServedAsPrometheusReadsThem() throws Exception {
    ProofAge age = new ProofAge(Clock.systemUTC(), Optional.empty());
    try (ProofMetrics metrics = ProofMetrics.of(TARGET, age, Optional.of(0))) {
      int port = metrics.port().orElseThrow();
      assertThat(scrape(port)).doesNotContain("penumbra_");
      age.knownNow();
      metrics.before(DEAF).compared(null, PASS);
      metrics.before(DEAF).compared(null, PASS);
      assertThat(scrape(port))
          .contains("penumbra_proof_age_seconds{shadow=\"wide\",table=\"shop.orders\"} 0")
          .contains(
              "penumbra_validation_passes_total{shadow=\"wide\",table=\"shop.orders\","
                  + "verdict=\"pass\"} 2.0")
          .contains("penumbra_validation_rows_total{shadow=\"wide\",table=\"shop.orders\"} 14.0");
      assertThatThrownBy(() -> ProofMetrics.of(TARGET, age, Optional.of(port)))
          .hasMessageStartingWith("Port " + port + " can't be listened to");
    }
  }

  private static String scrape(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics")).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
