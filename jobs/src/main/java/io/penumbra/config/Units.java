package io.penumbra.config;

import java.time.Duration;
import java.util.Locale;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.util.TimeUtils;

/** Times and sizes with their unit, as {@code 10s} and {@code 64mb}. */
public final class Units {
  private Units() {}

  /**
   * @throws IllegalArgumentException when it is no time with a unit, or a shorter one
   */
  public static Duration duration(String text, Duration least) {
    Duration value = TimeUtils.parseDuration(withUnit(text));
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  /** What can be given as a time, in words. */
  public static String times(Duration least) {
    return "a time of " + show(least) + " or more, as 500ms, 10s, 5min, 24h or 7d";
  }

  static long bytes(String text, long least) {
    long value = MemorySize.parse(withUnit(text.toLowerCase(Locale.ROOT))).getBytes();
    if (value < least) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  static String show(Duration duration) {
    return TimeUtils.formatWithHighestUnit(duration).replace(" ", "");
  }

  static String show(long bytes) {
    return new MemorySize(bytes).toString().replace(" ", "").replace("bytes", "b");
  }

  /**
   * Flink takes a bare number as milliseconds or bytes; a reader of the file would have to guess.
   */
  private static String withUnit(String text) {
    if (text.isEmpty() || Character.isDigit(text.charAt(text.length() - 1))) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
