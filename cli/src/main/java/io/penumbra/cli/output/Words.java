package io.penumbra.cli.output;

import java.time.Duration;
import java.util.Locale;

/** Figures as people read them. */
public final class Words {
  private static final long KIB = 1024;
  private static final String[] SIZES = {"KB", "MB", "GB", "TB", "PB"};

  private Words() {}

  /**
   * The two digits that matter of a time, as {@code 350ms}, {@code 12s}, {@code 5min}, {@code 3d}.
   */
  public static String of(Duration duration) {
    if (duration.toSeconds() < 1) {
      return Math.max(0, duration.toMillis()) + "ms";
    }
    if (duration.toMinutes() < 2) {
      return duration.toSeconds() + "s";
    }
    if (duration.toHours() < 2) {
      return duration.toMinutes() + "min";
    }
    return duration.toDays() < 2 ? duration.toHours() + "h" : duration.toDays() + "d";
  }

  public static String ofBytes(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= KIB && unit < SIZES.length - 1) {
      value /= KIB;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, SIZES[unit]);
  }

  public static String of(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A constant's name in the words that people see. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
