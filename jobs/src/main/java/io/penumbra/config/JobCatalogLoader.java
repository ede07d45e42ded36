package io.penumbra.config;

import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.flink.CatalogLoader;

/** Opens a catalog with the drivers of the class loader that it is opened in. */
record JobCatalogLoader(CatalogLoader loader) implements CatalogLoader {
  @Override
  public Catalog loadCatalog() {
    JdbcDrivers.register();
    return loader.loadCatalog();
  }

  @Override
  @SuppressWarnings({"checkstyle:NoClone", "MethodDoesntCallSuperMethod"})
  public CatalogLoader clone() {
    return new JobCatalogLoader(loader.clone());
  }
}
