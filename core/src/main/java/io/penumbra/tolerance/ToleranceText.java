package io.penumbra.tolerance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How tolerances are written. */
final class ToleranceText {
  private static final String ALLOWED =
      "give exact, or some of: absolute NUMBER, relative NUMBER, time DURATION (as 1ms, 1s, 1min,"
          + " 1h, 1d), trim, ignore-case";
  private static final Pattern DURATION = Pattern.compile("(\\d{1,5})([a-z]+)");

  /** From coarse to fine. */
  private static final Map<String, ChronoUnit> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("d", ChronoUnit.DAYS);
    UNITS.put("h", ChronoUnit.HOURS);
    UNITS.put("min", ChronoUnit.MINUTES);
    UNITS.put("s", ChronoUnit.SECONDS);
    UNITS.put("ms", ChronoUnit.MILLIS);
    UNITS.put("us", ChronoUnit.MICROS);
    UNITS.put("ns", ChronoUnit.NANOS);
  }

  private ToleranceText() {}

  static Tolerance parse(String text) {
    Tolerance tolerance = Tolerance.EXACT;
    if (text.strip().equals("exact")) {
      return tolerance;
    }
    for (String part : text.split(",", -1)) {
      tolerance = with(tolerance, List.of(part.strip().split("\\s+")), text);
    }
    return tolerance;
  }

  private static Tolerance with(Tolerance so, List<String> words, String text) {
    String argument = words.size() == 2 ? words.get(1) : "";
    if (words.size() == 1) {
      return switch (words.get(0)) {
        case "trim" ->
            new Tolerance(so.absolute(), so.relative(), so.time(), true, so.ignoreCase());
        case "ignore-case" ->
            new Tolerance(so.absolute(), so.relative(), so.time(), so.trim(), true);
        default -> throw wrong(text);
      };
    }
    return switch (words.get(0)) {
      case "absolute" ->
          new Tolerance(
              number(argument, text), so.relative(), so.time(), so.trim(), so.ignoreCase());
      case "relative" ->
          new Tolerance(
              so.absolute(), number(argument, text), so.time(), so.trim(), so.ignoreCase());
      case "time" ->
          new Tolerance(
              so.absolute(), so.relative(), duration(argument, text), so.trim(), so.ignoreCase());
      default -> throw wrong(text);
    };
  }

  private static BigDecimal number(String argument, String text) {
    try {
      return new BigDecimal(argument);
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
  }

  private static Duration duration(String argument, String text) {
    Matcher duration = DURATION.matcher(argument);
    if (!duration.matches() || !UNITS.containsKey(duration.group(2))) {
      throw wrong(text);
    }
    return Duration.of(Long.parseLong(duration.group(1)), UNITS.get(duration.group(2)));
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException("'" + text + "' is no tolerance; " + ALLOWED);
  }

  /** A duration in the coarsest unit that holds it. */
  static String of(Duration time) {
    return UNITS.entrySet().stream()
        .filter(unit -> time.toNanos() % unit.getValue().getDuration().toNanos() == 0)
        .map(unit -> time.toNanos() / unit.getValue().getDuration().toNanos() + unit.getKey())
        .findFirst()
        .orElseThrow();
  }
}
