package io.penumbra.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;

/**
 * An Iceberg catalog in one SQLite file, with its tables in a folder beside it.
 *
 * @param folder absolute; holds both
 */
public record EmbeddedCatalog(Path folder) {
  /** How engines call it. */
  public static final String NAME = "penumbra";

  static final String DATABASE_FILE = "catalog.db";
  static final String WAREHOUSE = "warehouse";

  /** The catalog of a folder, which is made when there is none. */
  public static EmbeddedCatalog in(Path folder) {
    try {
      return new EmbeddedCatalog(Files.createDirectories(folder.toAbsolutePath().normalize()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JDBC address; the timeout lets two processes commit at once without an error. */
  public String uri() {
    return "jdbc:sqlite:" + folder.resolve(DATABASE_FILE) + "?busy_timeout=30000";
  }

  public String warehouse() {
    return folder.resolve(WAREHOUSE).toUri().toString();
  }

  /** What Iceberg's catalog loaders take, without the name. */
  public Map<String, String> properties() {
    return Map.of(
        CatalogUtil.ICEBERG_CATALOG_TYPE,
        CatalogUtil.ICEBERG_CATALOG_TYPE_JDBC,
        CatalogProperties.URI,
        uri(),
        CatalogProperties.WAREHOUSE_LOCATION,
        warehouse(),
        // Two connections of one process to one SQLite file block each other.
        CatalogProperties.CLIENT_POOL_SIZE,
        "1",
        "jdbc.schema-version",
        "V1");
  }

  /** Connects. */
  public Catalog open() {
    return CatalogUtil.buildIcebergCatalog(NAME, properties(), new Configuration());
  }
}
