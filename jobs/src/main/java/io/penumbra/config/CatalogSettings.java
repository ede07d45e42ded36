package io.penumbra.config;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * The Iceberg catalog that holds the tables.
 *
 * @param name how engines call it; a JDBC catalog keeps its tables under this name
 * @param uri address of the catalog, as {@code jdbc:sqlite:catalog.db}; empty for a Hadoop catalog
 * @param warehouse folder or bucket of the tables; empty where a REST catalog knows it
 * @param properties further properties of Iceberg's catalog, as they are
 */
public record CatalogSettings(
    String name, CatalogType type, String uri, String warehouse, Map<String, String> properties)
    implements Serializable {

  public CatalogSettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(warehouse, "warehouse");
    properties = Map.copyOf(properties);
  }

  static CatalogSettings read(Section section) {
    CatalogType type = section.choice("type", CatalogType.class, CatalogType.JDBC);
    return new CatalogSettings(
        section.text("name", "a name", Shapes.NOT_EMPTY, "penumbra"),
        type,
        given(section, "uri", "the catalog's address", type != CatalogType.HADOOP),
        given(section, "warehouse", "a folder or bucket", type != CatalogType.REST),
        section.properties("properties"));
  }

  private static String given(Section section, String key, String allowed, boolean required) {
    return required
        ? section.text(key, allowed, Shapes.NOT_EMPTY)
        : section.optionalText(key, allowed, Shapes.NOT_EMPTY).orElse("");
  }
}
