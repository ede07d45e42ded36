package io.penumbra.jobs.report.table;

import io.penumbra.catalog.KeepFor;
import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.PlainTable;
import io.penumbra.config.ReportSettings;
import io.penumbra.jobs.validate.hash.DigestLog;
import io.penumbra.jobs.validate.hash.DigestStore;
import io.penumbra.jobs.validate.hash.KeptDigests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** The table {@code penumbra.validation_bucket} of a catalog: what validations go on from. */
public final class BucketTable {
  /** It is of use for the same files only, and those of a table that is fed soon have deletes. */
  private static final Duration AGE = Duration.ofDays(7);

  /** Each of up to some 100 KB, for 8 MB of data or more. */
  private static final long ROWS = 20_000;

  private final Catalog catalog;
  private final KeepFor keep;

  private BucketTable(Catalog catalog, KeepFor keep) {
    this.catalog = catalog;
    this.keep = keep;
  }

  /**
   * @param settings reports are not kept as long, or as many, as these say
   */
  public static BucketTable of(Catalog catalog, ReportSettings settings) {
    Duration age = settings.age().compareTo(AGE) < 0 ? settings.age() : AGE;
    return new BucketTable(catalog, new KeepFor(age, Math.min(settings.rows(), ROWS)));
  }

  /** What is known of a table, and the log of one run. */
  public DigestLog log(TableIdentifier table) {
    return new DigestLog(store(table));
  }

  /** The digests of one table. */
  public DigestStore store(TableIdentifier table) {
    return new OfTable(table.toString());
  }

  private static TableIdentifier id() {
    return TableIdentifier.of(ReportTables.NAMESPACE, BucketLayout.NAME);
  }

  private Optional<Table> existing() {
    try {
      return Optional.of(catalog.loadTable(id()));
    } catch (NoSuchTableException e) {
      return Optional.empty();
    }
  }

  private final class OfTable implements DigestStore {
    private final String tableId;

    private OfTable(String tableId) {
      this.tableId = tableId;
    }

    /** Looks at the keys alone first, which are a thousandth of the table. */
    @Override
    public void find(Set<String> keys, Consumer<KeptDigests> found) {
      existing()
          .ifPresent(
              table -> {
                Set<String> there = new HashSet<>();
                IcebergGenerics.ScanBuilder scan = IcebergGenerics.read(table).where(recent());
                each(
                    scan.select(BucketLayout.KEY).build(),
                    row -> there.add((String) row.getField(BucketLayout.KEY)));
                there.retainAll(keys);
                if (!there.isEmpty()) {
                  Expression ofKeys = Expressions.in(BucketLayout.KEY, there.toArray());
                  each(
                      IcebergGenerics.read(table).where(recent()).where(ofKeys).build(),
                      row -> found.accept(BucketLayout.read(row)));
                }
              });
    }

    @Override
    public void add(List<KeptDigests> digests) {
      NewTable definition =
          new NewTable(
              BucketLayout.SCHEMA, BucketLayout.PARTITIONING, SortOrder.unsorted(), Map.of());
      PlainTable table = PlainTable.open(catalog, id(), definition, ReportTables.TIME);
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      CloseableIterable<Record> rows =
          CloseableIterable.transform(
              CloseableIterable.withNoopClose(digests),
              kept -> BucketLayout.row(tableId, now, kept, table.table().schema()));
      table.append(List.of(new RowFiles(table.table()).write(rows)), keep);
      new SmallFiles(table).join();
    }

    private Expression recent() {
      Instant oldest = Instant.now().minus(keep.age());
      return Expressions.and(
          Expressions.equal(ReportTables.TABLE_ID, tableId),
          Expressions.greaterThan(
              ReportTables.TIME, ChronoUnit.MICROS.between(Instant.EPOCH, oldest)));
    }
  }

  private static void each(CloseableIterable<Record> rows, Consumer<Record> consumer) {
    try (rows) {
      rows.forEach(consumer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
