package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Words;
import io.penumbra.jobs.validate.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * Tells how far a comparison has come, and how long the rest of what it does now will take. On a
 * terminal one line is drawn over; elsewhere there is a line now and then.
 */
final class ProgressLines implements Progress {
  private static final Duration PACE = Duration.ofSeconds(10);

  /** Levels that tell how many statements are done; others tell what is read. */
  private static final Set<String> COUNTED = Set.of("constraints", "queries");

  private final Console console;
  private final InstantSource clock;
  private String level = "";
  private long started;
  private long told;

  ProgressLines(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void reached(String level, long done, long total) {
    long now = clock.millis();
    boolean first = !level.equals(this.level) || done == 0;
    if (first) {
      this.level = level;
      started = now;
    }
    String text = "  comparing " + text(done, total, Duration.ofMillis(now - started));
    if (console.isTerminal()) {
      console.passing(text);
    } else if (first || now - told >= PACE.toMillis()) {
      console.note(text);
      told = now;
    }
  }

  private String amount(long number) {
    return COUNTED.contains(level) ? Long.toString(number) : Words.ofBytes(number);
  }

  private String text(long done, long total, Duration passed) {
    if (total <= 1) {
      return level;
    }
    String text = "%s: %s of %s".formatted(level, amount(done), amount(total));
    if (done == 0 || done >= total) {
      return text;
    }
    double left = passed.toMillis() * (double) (total - done) / done;
    return text + ", " + Words.of(Duration.ofMillis(Math.round(left))) + " left";
  }
}
