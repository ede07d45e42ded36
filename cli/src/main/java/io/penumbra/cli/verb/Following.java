package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Words;
import io.penumbra.ops.flink.Failure;
import io.penumbra.ops.flink.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells how a job goes on. Its checkpoints change one line of a terminal; where there is none, they
 * are told now and then.
 */
final class Following implements Consumer<Job>, AutoCloseable {
  private static final Duration PACE = Duration.ofSeconds(10);

  private final Console console;
  private final Optional<Thread> farewell;
  private Job seen;
  private Instant told = Instant.EPOCH;

  private Following(Console console, Optional<Thread> farewell) {
    this.console = console;
    this.farewell = farewell;
    farewell.ifPresent(Runtime.getRuntime()::addShutdownHook);
  }

  /** A job that ends with this process. */
  static Following here(Console console) {
    return new Following(console, Optional.empty());
  }

  /**
   * A job that does not end with this process.
   *
   * @param farewell said when this process is interrupted
   */
  static Following there(Console console, String farewell) {
    return new Following(console, Optional.of(new Thread(() -> console.note(farewell))));
  }

  @Override
  public void accept(Job job) {
    if (news(job) || (!console.isTerminal() && due())) {
      console.note(text(job));
      job.failure().map(Failure::reason).ifPresent(reason -> console.note("  because " + reason));
      told = Instant.now();
    } else {
      console.passing(text(job));
    }
    seen = job;
  }

  @Override
  public void close() {
    farewell.ifPresent(Runtime.getRuntime()::removeShutdownHook);
    console.passing("");
  }

  private boolean news(Job job) {
    return seen == null
        || job.state() != seen.state()
        || !job.failure().equals(seen.failure())
        || job.checkpoint().isPresent() != seen.checkpoint().isPresent();
  }

  private boolean due() {
    return Instant.now().isAfter(told.plus(PACE));
  }

  private static String text(Job job) {
    String checkpoint =
        job.checkpoint()
            .map(c -> ", checkpoint " + c.id() + " in " + Words.of(Duration.ofMillis(c.millis())))
            .orElse("");
    return "job " + job.id() + " " + Words.of(job.state()) + checkpoint;
  }
}
