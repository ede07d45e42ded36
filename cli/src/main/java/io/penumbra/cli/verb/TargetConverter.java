package io.penumbra.cli.verb;

import io.penumbra.ops.Target;
import picocli.CommandLine.ITypeConverter;

/** Reads {@code TABLE[:SHADOW]}. */
final class TargetConverter implements ITypeConverter<Target> {
  @Override
  public Target convert(String text) {
    return Target.parse(text);
  }
}
