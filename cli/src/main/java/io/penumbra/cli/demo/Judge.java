package io.penumbra.cli.demo;

import io.penumbra.config.ValidationSettings;
import io.penumbra.jobs.validate.Progress;
import io.penumbra.jobs.validate.Promotion;
import io.penumbra.jobs.validate.Promotion.Promoted;
import io.penumbra.jobs.validate.Validator;
import io.penumbra.report.Report;

/** Validates and promotes shadows of orders, as the verbs do. */
final class Judge {
  private final Stage stage;

  Judge(Stage stage) {
    this.stage = stage;
  }

  Report validate(String shadow) {
    Report report =
        new Validator(stage.stack().flink()::environment, settings())
            .validate(stage.orders(), shadow, Progress.NONE);
    stage.workspace().reports().publish(report);
    return report;
  }

  Promoted promote(String shadow) {
    return new Promotion(settings()).promote(stage.orders(), shadow);
  }

  private ValidationSettings settings() {
    return stage.workspace().settings().validation();
  }
}
