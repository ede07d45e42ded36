package io.penumbra.catalog.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTableTest {
  private static final Namespace SHOP = Namespace.of("shop");

  @TempDir private Path folder;

  @Test
  void aCatalogThatComparesAndSetsRefusesTheSecondCommit() {
    Catalog catalog = catalog(folder.resolve("warehouse"));
    try (ProbeTable probe = ProbeTable.create(catalog, SHOP)) {
      assertThat(probe.refusesTheSecondOfTwo()).isTrue();
    }
    assertThat(catalog.listTables(SHOP)).isEmpty();
  }

  @Test
  void aWarehouseThatCanNotBeWrittenIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> ProbeTable.create(catalog(file.resolve("warehouse")), SHOP))
        .isInstanceOfSatisfying(
            PenumbraException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE))
        .hasMessageStartingWith("The warehouse can't be written: ")
        .hasMessageContaining(file.toString());
  }

  private Catalog catalog(Path warehouse) {
    Map<String, String> properties =
        Map.of(
            "type", "jdbc",
            "uri", "jdbc:sqlite:" + folder.resolve("catalog.db"),
            "warehouse", warehouse.toUri().toString(),
            "jdbc.schema-version", "V1",
            "clients", "1");
    return CatalogUtil.buildIcebergCatalog("test", properties, new Configuration());
  }
}
