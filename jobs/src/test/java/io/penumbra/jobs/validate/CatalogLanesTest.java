package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.verb.PinnedCut;
import io.penumbra.jobs.sql.CatalogLanes;
import java.nio.file.Path;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes and cuts by the names that Flink SQL knows them by. */
class CatalogLanesTest {
  @Test
  void namesLanesAndCuts(@TempDir Path folder) {
    TestingShadow shadow = TestingShadow.create(folder, 2);
    shadow.insert(row(1, "one", 10));
    shadow.propose("wide", true, update -> update.updateColumn("qty", Types.LongType.get()));
    shadow.upsert(row(1, "one", 11));
    PinnedCut cut = shadow.table.pin("wide");
    shadow.upsert(row(1, "one", 12));
    CatalogLanes lanes = new CatalogLanes(shadow.catalog);

    assertThat(lanes.databases())
        .contains("db", "db__wide", "db__" + cut.primaryTag(), "db__" + cut.shadowTag());
    assertThat(lanes.tables("db__wide")).containsExactly("orders");
    assertThat(lanes.find("db", "orders").orElseThrow().snapshotId())
        .isEqualTo(shadow.table.table().currentSnapshot().snapshotId());
    assertThat(lanes.find("db__wide", "orders").orElseThrow().table().schema().findType("qty"))
        .isEqualTo(Types.LongType.get());
    assertThat(lanes.find("db__" + cut.shadowTag(), "orders").orElseThrow())
        .satisfies(
            lane -> {
              assertThat(lane.snapshotId()).isEqualTo(cut.shadowSnapshotId());
              assertThat(lane.table().schema().findType("qty")).isEqualTo(Types.LongType.get());
            });
    assertThat(lanes.find("db__none", "orders")).isEmpty();
    assertThat(lanes.find("db", "parts")).isEmpty();
    assertThat(lanes.find("nowhere", "orders")).isEmpty();
  }
}
