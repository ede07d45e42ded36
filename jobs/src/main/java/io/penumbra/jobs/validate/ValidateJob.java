package io.penumbra.jobs.validate;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.Catalogs;
import io.penumbra.config.JobArguments;
import io.penumbra.config.Settings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.ReportJson;
import io.penumbra.jobs.report.table.BucketTable;
import io.penumbra.jobs.report.table.ReportTables;
import io.penumbra.jobs.sql.CatalogLanes;
import io.penumbra.jobs.unload.Unload;
import io.penumbra.report.Report;
import java.util.Arrays;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/** Main class for {@code flink run}: {@code --config FILE TABLE:SHADOW}. Prints the report. */
public final class ValidateJob {
  private ValidateJob() {}

  public static void main(String[] args) {
    try {
      System.out.println(ReportJson.write(validate(args)));
    } finally {
      Unload.now();
    }
  }

  private static Report validate(String... args) {
    String target = args.length == 0 ? "" : args[args.length - 1];
    int colon = target.lastIndexOf(':');
    if (args.length != 3 || colon < 1) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "Arguments " + Arrays.toString(args) + " are not understood",
          "Give " + JobArguments.FILE + " FILE TABLE:SHADOW");
    }
    Settings settings = JobArguments.settings(args[0], args[1]);
    Catalog catalog = Catalogs.open(settings.catalog());
    ShadowedTable table =
        ShadowedTable.open(catalog, TableIdentifier.parse(target.substring(0, colon)));
    Report report =
        new Validator(
                StreamExecutionEnvironment::getExecutionEnvironment,
                settings.validation(),
                0,
                new CatalogLanes(catalog))
            .resuming(BucketTable.of(catalog, settings.reports())::log)
            .validate(table, target.substring(colon + 1), Progress.NONE);
    ReportTables.of(catalog, settings.reports()).publish(report);
    return report;
  }
}
