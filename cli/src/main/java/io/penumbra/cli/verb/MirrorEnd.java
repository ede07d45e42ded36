package io.penumbra.cli.verb;

import io.penumbra.ops.flink.Job;
import java.util.Objects;
import java.util.Optional;

/**
 * The mirror job as it was seen last.
 *
 * @param failure why it failed last, absent when it did not
 */
record MirrorEnd(Job job, Optional<String> failure) {
  MirrorEnd {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(failure, "failure");
  }
}
