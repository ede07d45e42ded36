package io.penumbra.catalog.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.testing.TestingCatalog;
import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingTable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.TableOperations;
import org.junit.jupiter.api.Test;

class StagedTest {
  private static final int FILES = 20_000;

  /** Workers ask side by side: names were lost, and with them what is to be cleaned up. */
  @Test
  void remembersEachMetadataFileThatWorkersAskFor() {
    try (TestingCatalog catalog = TestingCatalogs.JDBC.openInMemory()) {
      TestingTable table = TestingTable.create(catalog, "staged", 2);
      TableOperations real = ((HasTableOperations) table.stranger()).operations();
      Staged staged = new Staged(real, real.current());

      List<String> asked =
          IntStream.range(0, FILES)
              .parallel()
              .mapToObj(i -> staged.metadataFileLocation("m" + i + ".avro"))
              .toList();

      assertThat(staged.locations()).hasSize(FILES).containsAll(asked);
    }
  }
}
