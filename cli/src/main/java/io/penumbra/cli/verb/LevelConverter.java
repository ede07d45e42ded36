package io.penumbra.cli.verb;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.validate.LevelName;
import picocli.CommandLine.ITypeConverter;

/** A level by its name. */
final class LevelConverter implements ITypeConverter<LevelName> {
  @Override
  public LevelName convert(String text) {
    return LevelName.of(text)
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.USAGE,
                    "'" + text + "' is no level",
                    "There are " + LevelName.words()));
  }
}
