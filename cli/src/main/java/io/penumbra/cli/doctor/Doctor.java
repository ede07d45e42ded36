package io.penumbra.cli.doctor;

import io.penumbra.config.Settings;
import io.penumbra.error.PenumbraException;
import java.util.List;

/** All checks, in the order in which things have to work. */
public final class Doctor {
  private static final List<Check> CHECKS =
      List.of(new SourceCheck(), new CatalogCheck(), new StorageCheck(), new FlinkCheck());

  private Doctor() {}

  /** Runs every check; one that can't be run is told as failed, and the others go on. */
  public static List<Finding> examine(Settings settings) {
    return CHECKS.stream().flatMap(check -> examine(check, settings).stream()).toList();
  }

  private static List<Finding> examine(Check check, Settings settings) {
    try {
      return check.run(settings);
    } catch (PenumbraException e) {
      return List.of(Finding.fail(check.area(), "reachable", e.getMessage(), e.next()));
    }
  }
}
