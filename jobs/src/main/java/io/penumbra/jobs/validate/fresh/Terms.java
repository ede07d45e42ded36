package io.penumbra.jobs.validate.fresh;

import io.penumbra.jobs.validate.Request;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a proof is kept fresh.
 *
 * @param request what is compared in each pass; must be able to take an earlier proof
 * @param interval from the end of one look to the next one
 * @param maxAge how old the proof may become before somebody is told, absent for no bound
 */
public record Terms(Request request, Duration interval, Optional<Duration> maxAge) {
  public Terms {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(maxAge, "maxAge");
    if (!request.takesProofs()) {
      throw new IllegalArgumentException("Each pass would compare everything: " + request);
    }
  }
}
