package io.penumbra.cli.doctor;

import io.penumbra.config.Settings;
import java.util.List;

/** A precondition, or a few that are found out together. */
interface Check {
  String CATALOG = "catalog";
  String STORAGE = "storage";
  String FLINK = "flink";
  String SOURCE = "source";

  /** What it is about: one of the areas above. */
  String area();

  /**
   * @throws io.penumbra.error.PenumbraException when it can't be found out; told as a failure
   */
  List<Finding> run(Settings settings);
}
