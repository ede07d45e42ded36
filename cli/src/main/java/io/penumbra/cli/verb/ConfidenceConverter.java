package io.penumbra.cli.verb;

import io.penumbra.jobs.validate.RequestOptions;
import io.penumbra.sample.Confidence;
import picocli.CommandLine.ITypeConverter;

/** How sure something is, as a number between 0 and 1. */
final class ConfidenceConverter implements ITypeConverter<Confidence> {
  @Override
  public Confidence convert(String text) {
    return RequestOptions.confidence(text);
  }
}
