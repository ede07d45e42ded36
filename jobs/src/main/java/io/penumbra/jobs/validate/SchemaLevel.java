package io.penumbra.jobs.validate;

import io.penumbra.compare.SchemaComparison;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import org.apache.iceberg.Schema;

/** Whether the shadow's snapshot has the schema that was asked for. Settles no rows. */
final class SchemaLevel implements Level {
  @Override
  public String name() {
    return LevelName.SCHEMA.word();
  }

  @Override
  public boolean appliesTo(Comparison comparison, Workload left) {
    return true;
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    return Forecast.nothing("compares the shadow's schema with the one that was asked for", left);
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    progress.reached("schema", 0, 1);
    Content shadow = comparison.shadow();
    Integer schemaId = shadow.table().snapshot(shadow.snapshotId()).schemaId();
    Schema actual = schemaId == null ? shadow.schema() : shadow.table().schemas().get(schemaId);
    SchemaComparison.undeclared(shadow.schema(), actual).forEach(evidence::found);
    if (comparison.plan().keys().size() != comparison.keys().size()) {
      evidence.found(
          Discrepancy.general(
              Category.SCHEMA_KEY_MISMATCH, "The shadow lacks a column of the key"));
    }
    progress.reached("schema", 1, 1);
    return left;
  }
}
