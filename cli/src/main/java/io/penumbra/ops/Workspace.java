package io.penumbra.ops;

import io.penumbra.catalog.Namespaces;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.CatalogSettings;
import io.penumbra.config.Catalogs;
import io.penumbra.config.Settings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.table.BucketTable;
import io.penumbra.jobs.report.table.Publication;
import io.penumbra.jobs.report.table.ReportTables;
import io.penumbra.ops.flink.FlinkCluster;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/** The catalog and the cluster that a settings file names, opened for one command. */
public final class Workspace implements AutoCloseable {
  private final Settings settings;
  private final String user;
  private final Catalog catalog;

  private Workspace(Settings settings, String user, Catalog catalog) {
    this.settings = settings;
    this.user = user;
    this.catalog = catalog;
  }

  /**
   * @param user who asks; kept with what is asked for
   */
  public static Workspace open(Settings settings, String user) {
    return new Workspace(settings, user, Catalogs.open(settings.catalog()));
  }

  public Settings settings() {
    return settings;
  }

  public String user() {
    return user;
  }

  public Catalog catalog() {
    return catalog;
  }

  /** Where reports can be queried. */
  public ReportTables reports() {
    return ReportTables.of(catalog, settings.reports());
  }

  /** Makes reports on a table known. */
  Publication publication() {
    return new Publication(catalog, settings.reports());
  }

  /** What validations can go on from that were killed. */
  BucketTable digests() {
    return BucketTable.of(catalog, settings.reports());
  }

  public Optional<FlinkCluster> cluster() {
    return settings.flink().rest().map(FlinkCluster::new);
  }

  /** Every table of the catalog that has a ledger. */
  public List<ShadowedTable> tables() {
    return identifiers().flatMap(id -> adopted(id).stream()).toList();
  }

  /**
   * The table of that name. The namespace may be left out where only one table is so named.
   *
   * @throws PenumbraException TABLE_NOT_FOUND, NOT_ADOPTED, or USAGE when several are so named
   */
  public ShadowedTable table(String name) {
    if (name.contains(".")) {
      return ShadowedTable.open(catalog, TableIdentifier.parse(name));
    }
    List<TableIdentifier> named = identifiers().filter(id -> id.name().equals(name)).toList();
    if (named.size() == 1) {
      return ShadowedTable.open(catalog, named.get(0));
    }
    throw named.isEmpty() ? notFound(name) : ambiguous(name, named);
  }

  @Override
  public void close() {
    try {
      if (catalog instanceof Closeable closeable) {
        closeable.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<ShadowedTable> adopted(TableIdentifier id) {
    try {
      return Optional.of(ShadowedTable.open(catalog, id));
    } catch (PenumbraException e) {
      if (e.code() == ErrorCode.NOT_ADOPTED || e.code() == ErrorCode.TABLE_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Stream<TableIdentifier> identifiers() {
    try {
      return Namespaces.of(catalog).stream()
          .flatMap(namespace -> catalog.listTables(namespace).stream());
    } catch (RuntimeException e) {
      throw Catalogs.unreachable(catalogSettings(), e);
    }
  }

  private CatalogSettings catalogSettings() {
    return settings.catalog();
  }

  private PenumbraException notFound(String name) {
    return new PenumbraException(
        ErrorCode.TABLE_NOT_FOUND,
        "No table is named '" + name + "' in catalog '" + catalogSettings().name() + "'",
        "`penumbra status` lists the tables that there are");
  }

  private static PenumbraException ambiguous(String name, List<TableIdentifier> named) {
    return new PenumbraException(
        ErrorCode.USAGE,
        "Several tables are named '" + name + "': " + named,
        "Give the namespace too, as " + named.get(0));
  }
}
