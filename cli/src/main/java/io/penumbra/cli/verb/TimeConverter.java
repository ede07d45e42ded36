package io.penumbra.cli.verb;

import io.penumbra.config.Units;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as the settings have them, of a second or more. */
final class TimeConverter implements ITypeConverter<Duration> {
  private static final Duration LEAST = Duration.ofSeconds(1);

  @Override
  public Duration convert(String text) {
    try {
      return Units.duration(text, LEAST);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "'; give " + Units.times(LEAST));
    }
  }
}
