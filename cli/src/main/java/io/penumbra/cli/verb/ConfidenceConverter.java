package io.penumbra.cli.verb;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.sample.Confidence;
import picocli.CommandLine.ITypeConverter;

/** A confidence between 0 and 1. */
final class ConfidenceConverter implements ITypeConverter<Confidence> {
  @Override
  public Confidence convert(String text) {
    try {
      return new Confidence(Double.parseDouble(text));
    } catch (IllegalArgumentException e) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "'" + text + "' is no confidence",
          "Give a number between 0 and 1, as 0.95",
          e);
    }
  }
}
