package io.penumbra.catalog.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.catalog.lockstep.TestingFiles;
import io.penumbra.catalog.lockstep.TestingTable;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Role;
import io.penumbra.lane.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariants I5, I7 and I8: one swap, a way back, a clean end. */
class SwapTest {
  private static final Admission ANYTHING = heads -> {};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void promotesRollsBackAndPromotesAgainALaneThatShares(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.upsert("a", 1, 2);
    Lane lane = table.rename("r", false);
    table.upsert("b", 2);
    Snapshot before = table.shadowed().table().currentSnapshot();

    Swapped promoted = table.shadowed().promote("r", ANYTHING);

    assertThat(promoted.primary().id()).isEqualTo(lane.id());
    assertThat(promoted.outgoing().role()).isEqualTo(Role.FORMER);
    assertThat(promoted.outgoing().feeding().feed()).isEqualTo(Feed.FOLLOW);
    assertThat(promoted.primary().feeding().filesOf()).isEqualTo(LaneId.of(0));
    Table main = table.shadowed().table();
    assertThat(main.schema().findField("value")).isNotNull();
    assertThat(main.currentSnapshot().parentId()).isEqualTo(before.snapshotId());
    assertThat(main.refs()).containsKey("former_r").doesNotContainKey("shadow_r");
    assertThat(table.rows()).isEqualTo(Map.of(1, "a", 2, "b"));

    table.upsert("c", 3);
    table.upsertFull("d", 1);
    assertThat(table.shadowed().ledger().primary().writesOwnFiles()).isTrue();
    assertThat(table.rows()).isEqualTo(Map.of(1, "d", 2, "b", 3, "c"));
    assertThat(table.rows("main")).isEqualTo(table.rows());

    Swapped back = table.shadowed().rollback();

    assertThat(back.primary().id()).isEqualTo(LaneId.of(0));
    assertThat(back.outgoing().status()).isEqualTo(Status.ROLLED_BACK);
    assertThat(table.shadowed().table().schema().findField("v")).isNotNull();
    assertThat(table.rows()).isEqualTo(Map.of(1, "d", 2, "b", 3, "c"));
    table.upsert("e", 4);
    assertThat(table.rows("r")).isEqualTo(table.rows()).containsEntry(4, "e");

    table.shadowed().promote("r", ANYTHING);
    assertThat(table.rows()).containsEntry(4, "e");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void keepsAFormerPrimaryThatCannotReadTheNewFilesOnFilesOfItsOwn(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.upsert("a", 1);
    table.propose("wide", false, TestingTable::widened, Map.of());
    Swapped promoted = table.shadowed().promote("wide", ANYTHING);
    assertThat(promoted.outgoing().feeding().feed()).isEqualTo(Feed.STREAM);

    table.upsert("b", 2);
    table.upsertFull("c", 3);
    assertThat(table.rows()).isEqualTo(Map.of(1, "a", 2, "b", 3, "c"));
    assertThat(table.rows("main")).isEqualTo(table.rows());

    table.shadowed().rollback();
    assertThat(table.rows()).isEqualTo(Map.of(1, "a", 2, "b", 3, "c"));
    table.upsert("d", 1);
    assertThat(table.rows("wide")).isEqualTo(table.rows()).containsEntry(1, "d");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void refusesADeleteThatWasPlannedBeforeALaneWithItsOwnFilesWasPromoted(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.rename("own", true);
    table.upsertFull("a", 1);
    Table main = table.shadowed().table();
    DataFile file;
    try (CloseableIterable<FileScanTask> files = main.newScan().planFiles()) {
      file = files.iterator().next().file();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DeleteFiles drop = main.newDelete().deleteFile(file).validateFilesExist();

    table.shadowed().promote("own", ANYTHING);

    assertThatThrownBy(drop::commit).isInstanceOf(ValidationException.class);
    assertThat(table.rows()).isEqualTo(Map.of(1, "a"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void survivesStockExpiryAfterPromotionAndFinalize(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.rename("own", true);
    table.upsertFull("a", 1);
    table.upsert("b", 2);
    table.shadowed().promote("own", ANYTHING);
    table.upsertFull("c", 3);
    table.shadowed().finalizePromotion();

    Table main = table.shadowed().table();
    main.expireSnapshots()
        .expireOlderThan(System.currentTimeMillis() + 1000)
        .retainLast(1)
        .commit();

    assertThat(table.rows()).isEqualTo(Map.of(1, "a", 2, "b", 3, "c"));
    table.upsert("d", 1);
    assertThat(table.rows()).containsEntry(1, "d");
    Ledger ledger = table.shadowed().ledger();
    assertThat(ledger.lanes()).hasSize(1);
    assertThat(table.shadowed().table().refs()).containsOnlyKeys("main", "penumbra_ledger");
    assertThat(table.shadowed().ended()).extracting(Ended::outcome).containsExactly("finalized");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void leavesNothingOfADiscardedShadowButItsDdl(int format) throws Exception {
    TestingTable table = TestingTable.in(folder, format);
    table.upsert("a", 1);
    long files = table.filesIn(folder.resolve("warehouse/db/t/data"));
    table.rename("own", true);
    table.upsertFull("b", 2);

    Ended ended = table.shadowed().discard("own", "not wanted");

    assertThat(ended.outcome()).isEqualTo("needs_review");
    assertThat(table.shadowed().ended()).containsExactly(ended);
    Table main = table.shadowed().table();
    assertThat(main.refs()).containsOnlyKeys("main", "penumbra_ledger");
    assertThat(main.schemas()).hasSize(1);
    assertThat(table.filesIn(folder.resolve("warehouse/db/t/data"))).isEqualTo(files + 2);
    assertThat(table.rows()).isEqualTo(Map.of(1, "a", 2, "b"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2})
  void rebasesTheOtherOpenShadowsInThePromotion(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.upsert("a", 1);
    table.rename("r", false);
    table.propose("wide", false, TestingTable::widened, Map.of());
    table.propose("clash", false, s -> TestingTable.renamed(s, "v", "other"), Map.of());

    Swapped swapped = table.shadowed().promote("r", ANYTHING);

    assertThat(swapped.rebased()).containsEntry("wide", "").containsKey("clash");
    Ledger ledger = table.shadowed().ledger();
    assertThat(ledger.require("clash").status()).isEqualTo(Status.CONFLICT);
    Schema wide = table.shadowed().view(ledger.require("wide").id()).schema();
    assertThat(wide.findField("value")).isNotNull();
    table.upsertFull("b", 2);
    assertThat(table.rows("wide")).isEqualTo(table.rows());
    assertThat(table.rows("clash")).isEqualTo(table.rows());

    table.shadowed().rollback();
    assertThat(table.shadowed().ledger().require("clash").status()).isNotEqualTo(Status.CONFLICT);
    assertThat(table.rows("wide")).isEqualTo(table.rows());
  }

  @ParameterizedTest
  @ValueSource(ints = {2})
  void opensAShadowOnATableWithoutASnapshot(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.rename("r", false);
    assertThat(table.rows("r")).isEmpty();
    table.shadowed().promote("r", ANYTHING);
    table.upsert("a", 1);
    assertThat(table.rows()).isEqualTo(Map.of(1, "a"));
    assertThat(table.rows("main")).isEqualTo(Map.of(1, "a"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2})
  void refusesToPromoteADivergedLaneAndToOpenTwoWaysBack(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.rename("own", true);
    table.upsertFull("a", 1);
    Table main = table.shadowed().table();
    main.newAppend().appendFile(TestingFiles.data(main, "x", 9)).commit();

    assertThatThrownBy(() -> table.shadowed().promote("own", ANYTHING))
        .isInstanceOfSatisfying(
            PenumbraException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIVERGED));
    table.shadowed().refork("own");
    table.shadowed().promote("own", ANYTHING);
    assertThat(table.rows()).containsEntry(9, "x");
    table.propose("wide", false, TestingTable::widened, Map.of());
    assertThatThrownBy(() -> table.shadowed().promote("wide", ANYTHING))
        .isInstanceOfSatisfying(
            PenumbraException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATE_REFUSED));
  }
}
