package io.penumbra.cli.verb;

import io.penumbra.jobs.validate.LevelName;
import io.penumbra.jobs.validate.RequestOptions;
import picocli.CommandLine.ITypeConverter;

/** Levels by their names. */
final class LevelConverter implements ITypeConverter<LevelName> {
  @Override
  public LevelName convert(String text) {
    return RequestOptions.level(text);
  }
}
