package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.CatalogSettings;
import io.penumbra.config.CatalogType;
import io.penumbra.config.Catalogs;
import io.penumbra.config.LaneLimits;
import io.penumbra.config.MirrorSettings;
import io.penumbra.config.RetentionSettings;
import io.penumbra.jobs.mirror.control.MirroredTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTablesTest {
  @TempDir private Path folder;

  /** The settings were once read and not applied. */
  @Test
  void aTableThatIsMadeKeepsAsMuchHistoryAsTheSettingsSay() {
    Catalog catalog =
        Catalogs.open(
            new CatalogSettings(
                "lake", CatalogType.HADOOP, "", folder.toUri().toString(), Map.of()));
    MirrorSettings settings =
        new MirrorSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1,
            2,
            64 << 20,
            Optional.empty(),
            new LaneLimits(2, 0.5, Duration.ofMinutes(1)),
            new RetentionSettings(7, 5, 3));
    MirroredTable orders = new MirroredTable(TestingRows.source("orders", Set.of("id")), "shop.o");

    Table made = new TargetTables(catalog, settings).open(orders).table();

    assertThat(made.properties())
        .containsEntry("penumbra.retention.main-snapshots", "7")
        .containsEntry("penumbra.retention.lane-snapshots", "5")
        .containsEntry("penumbra.retention.lane-hours", "3")
        .containsEntry("write.target-file-size-bytes", Long.toString(64 << 20));
  }
}
