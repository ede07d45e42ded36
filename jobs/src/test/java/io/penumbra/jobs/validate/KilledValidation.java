package io.penumbra.jobs.validate;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.ReportSettings;
import io.penumbra.config.ValidationSettings;
import io.penumbra.jobs.report.table.BucketTable;
import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.jobs.validate.hash.DigestLog;
import io.penumbra.jobs.validate.hash.DigestStore;
import io.penumbra.jobs.validate.hash.KeptDigests;
import io.penumbra.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.HadoopCatalog;

/** A validation that tells each step on a line, so that it can be killed at any of them. */
final class KilledValidation {
  private static final ReportSettings REPORTS =
      new ReportSettings(Duration.ofDays(1), 1_000, 1_000);
  private static final ValidationSettings SETTINGS =
      new ValidationSettings(2, 100, 1_000, Optional.empty(), Map.of());

  private final Catalog catalog;
  private final Supplier<StreamExecutionEnvironment> flink;
  private final Runnable step;

  /**
   * @param step is run between any two things that this does
   */
  KilledValidation(Catalog catalog, Supplier<StreamExecutionEnvironment> flink, Runnable step) {
    this.catalog = catalog;
    this.flink = flink;
    this.step = step;
  }

  /** In a process of its own, of the table in a warehouse. */
  public static void main(String[] args) {
    new KilledValidation(
            new HadoopCatalog(new Configuration(), args[0]),
            () -> StreamExecutionEnvironment.createLocalEnvironment(2),
            () -> System.out.println("step"))
        .run(TableIdentifier.of("db", "orders"), "wide", Request.standard());
    System.out.println("done");
  }

  Report run(TableIdentifier table, String shadow, Request request) {
    return new Validator(flink, SETTINGS, 0, new NoLanes())
        .resuming(id -> new DigestLog(new Told(store(id)), 0, Duration.ZERO))
        .validate(
            ShadowedTable.open(catalog, table),
            shadow,
            request,
            (level, done, total) -> step.run());
  }

  DigestStore store(TableIdentifier table) {
    return BucketTable.of(catalog, REPORTS).store(table);
  }

  /** Steps before and after each writing. */
  private final class Told implements DigestStore {
    private final DigestStore store;

    private Told(DigestStore store) {
      this.store = store;
    }

    @Override
    public void find(Set<String> keys, Consumer<KeptDigests> found) {
      store.find(keys, found);
    }

    @Override
    public void add(List<KeptDigests> digests) {
      step.run();
      store.add(digests);
      step.run();
    }
  }
}
