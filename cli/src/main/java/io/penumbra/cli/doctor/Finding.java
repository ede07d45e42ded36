package io.penumbra.cli.doctor;

import java.util.Objects;

/**
 * One precondition, checked.
 *
 * @param area source, catalog, storage or flink
 * @param check what was checked
 * @param value what was found
 * @param fix what to run or to change; empty when nothing is to be done
 */
public record Finding(Level level, String area, String check, String value, String fix) {
  public Finding {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(fix, "fix");
  }

  static Finding ok(String area, String check, String value) {
    return new Finding(Level.OK, area, check, value, "");
  }

  static Finding warn(String area, String check, String value, String fix) {
    return new Finding(Level.WARN, area, check, value, fix);
  }

  static Finding fail(String area, String check, String value, String fix) {
    return new Finding(Level.FAIL, area, check, value, fix);
  }
}
