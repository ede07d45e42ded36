package io.penumbra.jobs.source.postgres.check;

import java.util.Objects;

/**
 * What one check found.
 *
 * @param name of the check, with its object where there are several
 * @param value what is the case
 * @param fix the command or setting that mends it; empty when it is ok
 */
public record Finding(String name, Level level, String value, String fix) {
  public Finding {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(fix, "fix");
  }

  static Finding ok(String name, String value) {
    return new Finding(name, Level.OK, value, "");
  }

  static Finding warn(String name, String value, String fix) {
    return new Finding(name, Level.WARN, value, fix);
  }

  static Finding fail(String name, String value, String fix) {
    return new Finding(name, Level.FAIL, value, fix);
  }
}
