package io.penumbra.catalog;

import io.penumbra.catalog.retention.Retention;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;

/** One table of a catalog, loaded anew each time it is asked for. */
record Tables(Catalog catalog, TableIdentifier id) {

  Table load() {
    try {
      return catalog.loadTable(id);
    } catch (NoSuchTableException e) {
      throw notFound(e);
    } catch (RuntimeException e) {
      throw unreachable(id, e);
    }
  }

  /** Operations of its own for the caller, at the newest metadata. */
  TableOperations operations() {
    if (load() instanceof HasTableOperations table) {
      return table.operations();
    }
    throw new PenumbraException(
        ErrorCode.CATALOG_UNREACHABLE,
        "Catalog " + catalog.name() + " gives no access to the metadata of " + id,
        "Use a JDBC, REST, Hive or Hadoop catalog");
  }

  /**
   * What the catalog says of this table now.
   *
   * @param operations of this table; a metadata version that they know already is not read again
   */
  TableMetadata refreshed(TableOperations operations) {
    try {
      return operations.refresh();
    } catch (NoSuchTableException e) {
      throw notFound(e);
    } catch (RuntimeException e) {
      throw unreachable(id, e);
    }
  }

  static void create(Catalog catalog, TableIdentifier id, NewTable table) {
    Map<String, String> properties = new HashMap<>(Retention.defaults());
    properties.put(TableProperties.PARQUET_COMPRESSION, "zstd");
    properties.put(TableProperties.FORMAT_VERSION, "2");
    properties.putAll(table.properties());
    try {
      if (!catalog.tableExists(id)) {
        createNamespace(catalog, id);
        catalog
            .buildTable(id, table.schema())
            .withPartitionSpec(table.spec())
            .withSortOrder(table.order())
            .withProperties(properties)
            .create();
      }
    } catch (AlreadyExistsException e) {
      // Somebody else made it in this moment; adopting it tells whether it is the right one.
      return;
    } catch (RuntimeException e) {
      throw unreachable(id, e);
    }
  }

  private static void createNamespace(Catalog catalog, TableIdentifier id) {
    if (catalog instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(id.namespace())) {
      namespaces.createNamespace(id.namespace());
    }
  }

  private PenumbraException notFound(NoSuchTableException cause) {
    return new PenumbraException(
        ErrorCode.TABLE_NOT_FOUND,
        "Table " + id + " does not exist",
        "Check its name and the catalog that the settings name",
        cause);
  }

  private static PenumbraException unreachable(TableIdentifier id, RuntimeException cause) {
    return new PenumbraException(
        ErrorCode.CATALOG_UNREACHABLE,
        "The catalog does not answer for " + id + ": " + cause.getMessage(),
        "Check that the catalog runs and what the settings say about it",
        cause);
  }
}
