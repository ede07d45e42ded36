package io.penumbra.jobs.mirror;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** Catalogs in a folder, on {@link TestingStorage}. */
final class TestingCatalogs {
  private TestingCatalogs() {}

  static CatalogLoader sqlite(Path folder) {
    Map<String, String> properties = new HashMap<>();
    properties.put(
        CatalogProperties.URI,
        "jdbc:sqlite:" + folder.resolve("catalog.db") + "?busy_timeout=30000");
    properties.put(
        CatalogProperties.WAREHOUSE_LOCATION, folder.resolve("warehouse").toUri().toString());
    properties.put(CatalogProperties.CLIENT_POOL_SIZE, "1");
    properties.put("jdbc.schema-version", "V1");
    properties.put(CatalogProperties.FILE_IO_IMPL, TestingStorage.class.getName());
    return CatalogLoader.custom(
        "penumbra", properties, new Configuration(), JdbcCatalog.class.getName());
  }
}
