package io.penumbra.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedCatalogTest {
  private static final Schema SCHEMA =
      new Schema(Types.NestedField.required(1, "id", Types.LongType.get()));

  @TempDir Path folder;

  @Test
  void tablesAreFoundByASecondConnection() {
    TableIdentifier id = TableIdentifier.of("public", "orders");
    EmbeddedCatalog catalog = EmbeddedCatalog.in(folder);
    SupportsNamespaces namespaces = (SupportsNamespaces) catalog.open();
    namespaces.createNamespace(Namespace.of("public"));
    catalog.open().createTable(id, SCHEMA);

    assertThat(catalog.open().loadTable(id).schema().asStruct()).isEqualTo(SCHEMA.asStruct());
  }
}
