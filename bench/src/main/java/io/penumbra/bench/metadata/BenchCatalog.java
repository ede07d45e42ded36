package io.penumbra.bench.metadata;

import io.penumbra.bench.Folders;
import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Takeover;
import io.penumbra.embedded.EmbeddedCatalog;
import io.penumbra.lane.SourceBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;

/** A catalog in a temporary folder. */
final class BenchCatalog implements AutoCloseable {
  static final Schema SCHEMA =
      new Schema(
          List.of(
              Types.NestedField.required(1, "id", Types.LongType.get()),
              Types.NestedField.optional(2, "v", Types.IntegerType.get()),
              Types.NestedField.optional(3, "note", Types.StringType.get())),
          Set.of(1));

  private final Path folder;
  private final Catalog catalog;

  BenchCatalog() throws IOException {
    folder = Files.createTempDirectory("penumbra-bench");
    catalog = EmbeddedCatalog.in(folder).open();
  }

  /** A new empty table that a job has just taken over. */
  BenchTable table(String name) {
    ShadowedTable table =
        ShadowedTable.create(
            catalog,
            TableIdentifier.of("bench", name),
            new NewTable(SCHEMA, PartitionSpec.unpartitioned(), SortOrder.unsorted(), Map.of()),
            new SourceBinding("public." + name, List.of("id")),
            Map.of(1, "id", 2, "v", 3, "note"));
    table.takeOver(new Takeover(BenchTable.JOB, Optional.empty(), BenchTable.LINEAGE));
    return new BenchTable(table, table.table().location());
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }
}
