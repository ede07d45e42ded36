package io.penumbra.cli.verb;

import io.penumbra.ops.flink.Job;
import java.util.Objects;
import java.util.Optional;

/**
 * The mirror job as it was seen last.
 *
 * @param from what it went on from, absent where it began anew or was not started here
 * @param savepoint what it left behind, absent where it was not stopped with one
 */
record MirrorEnd(Job job, Optional<String> from, Optional<String> savepoint) {
  MirrorEnd {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(savepoint, "savepoint");
  }
}
