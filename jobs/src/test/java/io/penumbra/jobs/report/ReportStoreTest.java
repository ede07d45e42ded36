package io.penumbra.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports beside a table do not grow without bound. */
class ReportStoreTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  private ReportStore store;
  private Path folder;

  @BeforeEach
  void open(@TempDir Path warehouse) throws IOException {
    HadoopCatalog catalog = new HadoopCatalog(new Configuration(), warehouse.toUri().toString());
    Schema schema = new Schema(Types.NestedField.required(1, "id", Types.LongType.get()));
    Table table = catalog.createTable(TableIdentifier.of("db", "t"), schema, null, Map.of());
    store = ReportStore.of(table);
    folder = Files.createDirectories(warehouse.resolve("db/t/penumbra/reports"));
  }

  @Test
  void theOldestGoAndWhatALedgerNamesStays() throws IOException {
    for (int day = 0; day < 6; day++) {
      write("r" + day, NOW.minusSeconds(86_400L * day));
    }
    store.expire(Instant.EPOCH, 4, Set.of("r5"));
    assertThat(store.ids()).containsExactlyInAnyOrder("r0", "r1", "r2", "r3", "r5");
    store.expire(NOW.minusSeconds(2 * 86_400L), 100, Set.of());
    assertThat(store.ids()).containsExactlyInAnyOrder("r0", "r1", "r2");
  }

  private void write(String id, Instant at) throws IOException {
    Path file = Files.writeString(folder.resolve(id + ".json"), "{}");
    Files.setLastModifiedTime(file, FileTime.from(at));
  }
}
