package io.penumbra.catalog.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.catalog.lockstep.TestingFiles;
import io.penumbra.catalog.lockstep.TestingTable;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import java.nio.file.Path;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view changes rows of its lane and nothing else (protocol review A1, A10). */
class LaneViewTest {
  @TempDir Path folder;
  private TestingTable table;
  private Lane own;

  @BeforeEach
  void openShadow() {
    table = TestingTable.in(folder, 2);
    own = table.rename("own", true);
    table.upsertFull("a", 1);
  }

  @Test
  void writesForeignRowsToItsLaneAlone() {
    Table view = table.shadowed().view(own.id());
    view.newAppend().appendFile(TestingFiles.data(view, "x", 5)).commit();

    assertThat(table.rows("own")).containsEntry(5, "x");
    assertThat(table.rows()).doesNotContainKey(5);
    assertThat(table.shadowed().ledger().require("own").standing().divergedBy()).isEmpty();
  }

  @Test
  void refusesExpirySchemaSpecAndPropertyChanges() {
    Table view = table.shadowed().view(own.id());
    assertThatThrownBy(
            () -> view.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).commit())
        .isInstanceOf(PenumbraException.class);
    assertThatThrownBy(() -> view.updateSchema().addColumn("x", Types.StringType.get()).commit())
        .isInstanceOf(PenumbraException.class);
    assertThatThrownBy(() -> view.updateSpec().addField("n").commit())
        .isInstanceOf(PenumbraException.class);
    assertThatThrownBy(() -> view.updateProperties().set("a", "b").commit())
        .isInstanceOf(PenumbraException.class);
    assertThat(table.shadowed().table().refs()).containsKeys("main", "shadow_own");
    assertThat(table.shadowed().table().schema().findField("v")).isNotNull();
  }

  @Test
  void isStaleAfterAPromotionAndNeverMakesTheBranchAgain() {
    Table view = table.shadowed().view(own.id());
    AppendFiles append = view.newAppend().appendFile(TestingFiles.data(view, "x", 5));
    table.shadowed().promote("own", heads -> {});

    assertThatThrownBy(append::commit)
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("stale");
    assertThatThrownBy(view::refresh).isInstanceOf(PenumbraException.class);
    assertThat(table.shadowed().table().refs()).doesNotContainKey("shadow_own");
  }

  @Test
  void refusesRowsForALaneThatFollowsMain() {
    Lane follower = table.rename("f", false);
    Table view = table.shadowed().view(follower.id());
    AppendFiles append = view.newAppend().appendFile(TestingFiles.data(view, "x", 5));
    assertThatThrownBy(append::commit)
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("follows main");
  }

  @Test
  void hasNoMetadataLocationNotEvenForThePrimary() {
    table
        .shadowed()
        .ledger()
        .lanes()
        .keySet()
        .forEach(
            id -> {
              Table view = table.shadowed().view(id);
              assertThat(((HasTableOperations) view).operations().current().metadataFileLocation())
                  .isNull();
            });
  }
}
