package io.penumbra.jobs.report.html;

import java.time.Duration;
import java.util.Locale;

/** Figures as people read them. */
final class Counts {
  private static final String[] SIZES = {"B", "KB", "MB", "GB", "TB", "PB"};
  private static final double STEP = 1024;

  private Counts() {}

  /** As {@code 1 row} and {@code 1,200 rows}. */
  static String of(long count, String noun) {
    return of(count) + " " + noun + (count == 1 ? "" : "s");
  }

  static String of(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= STEP && unit < SIZES.length - 1) {
      value /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, SIZES[unit]);
  }

  static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%,.1f s", took.toMillis() / 1_000.0);
  }

  /** A constant's name in the words that people see. */
  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
