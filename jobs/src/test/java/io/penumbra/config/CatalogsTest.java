package io.penumbra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogsTest {
  private static final TableIdentifier ORDERS = TableIdentifier.of("shop", "orders");
  private static final Schema SCHEMA =
      new Schema(Types.NestedField.required(1, "id", Types.LongType.get()));

  @TempDir private Path folder;

  @Test
  void aSqliteCatalogKeepsItsTables() {
    CatalogSettings settings = jdbc("jdbc:sqlite:" + folder.resolve("catalog.db"), Map.of());
    Catalog catalog = Catalogs.open(settings);
    ((SupportsNamespaces) catalog).createNamespace(Namespace.of("shop"));
    catalog.createTable(ORDERS, SCHEMA);
    assertThat(Catalogs.open(settings).tableExists(ORDERS)).isTrue();
  }

  @Test
  void aHadoopCatalogKeepsItsTables() {
    CatalogSettings settings =
        new CatalogSettings("lake", CatalogType.HADOOP, "", folder.toUri().toString(), Map.of());
    Catalogs.open(settings).createTable(ORDERS, SCHEMA);
    assertThat(Files.exists(folder.resolve("shop/orders/metadata"))).isTrue();
  }

  @Test
  void aRestCatalogThatNobodyServesIsNamedWithItsAddress() {
    CatalogSettings settings =
        new CatalogSettings(
            "lake",
            CatalogType.REST,
            "http://localhost:1",
            "",
            Map.of("rest.client.connection-timeout-ms", "500"));
    assertThatThrownBy(() -> Catalogs.open(settings))
        .isInstanceOf(PenumbraException.class)
        .hasMessageStartingWith("Catalog 'lake' at http://localhost:1 can't be used: ")
        .hasMessageContaining("Connection refused");
  }

  @Test
  void aDatabaseThatIsNotReachableIsNamedWithItsAddress() {
    assertThatThrownBy(() -> Catalogs.open(jdbc("jdbc:postgresql://localhost:1/c", Map.of())))
        .hasMessageStartingWith("Catalog 'penumbra' at jdbc:postgresql://localhost:1/c can't")
        .hasMessageContaining("Connection refused");
  }

  @Test
  void aSqliteFileInAFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Catalogs.open(jdbc("jdbc:sqlite:/nowhere/catalog.db", Map.of())))
        .hasMessageContaining("/nowhere/catalog.db");
  }

  private CatalogSettings jdbc(String uri, Map<String, String> properties) {
    return new CatalogSettings(
        "penumbra", CatalogType.JDBC, uri, folder.toUri().toString(), properties);
  }
}
