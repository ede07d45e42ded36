package io.penumbra.jobs.validate;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.Catalogs;
import io.penumbra.jobs.report.ReportJson;
import io.penumbra.jobs.report.table.BucketTable;
import io.penumbra.jobs.report.table.Publication;
import io.penumbra.jobs.sql.CatalogLanes;
import io.penumbra.jobs.unload.Unload;
import io.penumbra.report.Report;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * Main class for {@code flink run}: {@code --config FILE [OPTION …] TABLE:SHADOW}, with the options
 * of {@code penumbra validate} that say how much is compared. Prints the report.
 */
public final class ValidateJob {
  private ValidateJob() {}

  public static void main(String[] args) {
    try {
      System.out.println(ReportJson.write(validate(ValidateArguments.of(args))));
    } finally {
      Unload.now();
    }
  }

  private static Report validate(ValidateArguments arguments) {
    Catalog catalog = Catalogs.open(arguments.settings().catalog());
    ShadowedTable table = ShadowedTable.open(catalog, TableIdentifier.parse(arguments.table()));
    Report report =
        new Validator(
                StreamExecutionEnvironment::getExecutionEnvironment,
                arguments.settings().validation(),
                0,
                new CatalogLanes(catalog))
            .resuming(BucketTable.of(catalog, arguments.settings().reports())::log)
            .validate(table, arguments.shadow(), arguments.request(), Progress.NONE);
    new Publication(catalog, arguments.settings().reports()).publish(table, report);
    return report;
  }
}
