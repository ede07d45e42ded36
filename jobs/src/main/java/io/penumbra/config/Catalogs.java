package io.penumbra.config;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.rest.RESTCatalog;

/** Opens the catalog that settings describe. */
public final class Catalogs {
  private static final String SQLITE = "jdbc:sqlite:";

  private Catalogs() {}

  /**
   * Connects.
   *
   * @throws PenumbraException CATALOG_UNREACHABLE with the address and the reason
   */
  public static Catalog open(CatalogSettings settings) {
    try {
      return loader(settings).loadCatalog();
    } catch (RuntimeException e) {
      throw unreachable(settings, e);
    }
  }

  /** Opens the same catalog again wherever it is shipped to; does not connect yet. */
  public static CatalogLoader loader(CatalogSettings settings) {
    return new JobCatalogLoader(
        CatalogLoader.custom(
            settings.name(), properties(settings), new Configuration(), implementation(settings)));
  }

  /** What went wrong with the catalog, told with its address. */
  public static PenumbraException unreachable(CatalogSettings settings, RuntimeException cause) {
    String address = settings.uri().isEmpty() ? settings.warehouse() : settings.uri();
    return new PenumbraException(
        ErrorCode.CATALOG_UNREACHABLE,
        "Catalog '" + settings.name() + "' at " + address + " can't be used: " + reason(cause),
        "Check catalog.uri and its rights; `penumbra doctor` says which check fails",
        cause);
  }

  private static String implementation(CatalogSettings settings) {
    return switch (settings.type()) {
      case JDBC -> JdbcCatalog.class.getName();
      case REST -> RESTCatalog.class.getName();
      case HADOOP -> HadoopCatalog.class.getName();
    };
  }

  private static Map<String, String> properties(CatalogSettings settings) {
    Map<String, String> properties = new HashMap<>();
    given(settings.uri()).ifPresent(uri -> properties.put(CatalogProperties.URI, uri));
    given(settings.warehouse())
        .ifPresent(folder -> properties.put(CatalogProperties.WAREHOUSE_LOCATION, folder));
    if (settings.type() == CatalogType.JDBC) {
      properties.put("jdbc.schema-version", "V1");
    }
    if (settings.uri().startsWith(SQLITE)) {
      // Two connections of one process to one SQLite file block each other.
      properties.put(CatalogProperties.CLIENT_POOL_SIZE, "1");
    }
    properties.putAll(settings.properties());
    return properties;
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  private static String reason(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String said = cause.getMessage() == null ? "" : ": " + cause.getMessage().strip();
    return cause.getClass().getSimpleName() + said.lines().findFirst().orElse("");
  }
}
