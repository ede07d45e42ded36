package io.penumbra.cli.demo;

import io.penumbra.catalog.verb.Swapped;
import io.penumbra.report.Report;

/** Validates and promotes as the verbs do. */
final class Judge {
  private final Stage stage;

  Judge(Stage stage) {
    this.stage = stage;
  }

  Report validate(String shadow) {
    throw new UnsupportedOperationException("to come: " + shadow + stage);
  }

  Swapped promote(String shadow) {
    throw new UnsupportedOperationException("to come: " + shadow);
  }
}
