package io.penumbra.catalog.trap;

import static io.penumbra.catalog.testing.TestingMirror.change;
import static io.penumbra.catalog.testing.TestingMirror.changed;
import static io.penumbra.catalog.testing.TestingMirror.delete;
import static io.penumbra.catalog.testing.TestingMirror.put;
import static io.penumbra.catalog.testing.TestingMirror.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.catalog.testing.Row;
import io.penumbra.catalog.testing.Rows;
import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingMirror;
import io.penumbra.error.ErrorCode;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Findings A3, A6, A7, A8 and C3: strangers on main around a promotion (I7, I8, I11). */
class ForeignWritesTest extends TrapTest {
  /** A3: deletes whose commit had no rows are still needed in a graft. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aDeletedRowStaysDeletedAfterAPromotion(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(delete(2));
    mirror.commit(put(7));

    mirror.promote("own");
    assertThat(mirror.main()).containsExactly(row(1), row(7));
    mirror.commit(change(1, 10));
    mirror.shadowed().rollback();
    assertThat(mirror.main()).containsExactly(changed(1, 10), row(7));
  }

  /** A6: a stranger's row was gone after the promotion, and again after the way back. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aStrangersRowIsNotLostByAPromotionNorByTheWayBack(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    mirror.append(100);
    refused(ErrorCode.DIVERGED, () -> mirror.promote("own"));
    mirror.shadowed().refork("own");
    mirror.promote("own");
    assertThat(mirror.main()).contains(row(100));

    mirror.append(101);
    refused(ErrorCode.DIVERGED, () -> mirror.shadowed().rollback());
    assertThat(mirror.main()).contains(row(100), row(101));
  }

  /** A7: a delete that was planned before the promotion was accepted and had no effect. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aDeletePlannedBeforeAPromotionFails(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    mirror.commit(change(1, 10), change(2, 20), change(3, 30));
    Table main = mirror.table().stranger();
    DataFile file = newest(main);
    RowDelta stale =
        main.newRowDelta()
            .validateFromSnapshot(main.currentSnapshot().snapshotId())
            .validateDataFilesExist(List.of(file.location()))
            .validateDeletedFiles()
            .addDeletes(mirror.table().files().position(main, file, 0));

    mirror.promote("own");

    assertThatThrownBy(stale::commit).isInstanceOf(ValidationException.class);
    assertThat(mirror.main()).containsExactly(changed(1, 10), changed(2, 20), changed(3, 30));
  }

  /** A7: compaction that was planned before the promotion lost the shadow's values. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void compactionPlannedBeforeAPromotionFails(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    mirror.commit(change(1, 10), change(2, 20), change(3, 30));
    Table main = mirror.table().stranger();
    DataFile file = newest(main);
    RewriteFiles stale =
        main.newRewrite()
            .validateFromSnapshot(main.currentSnapshot().snapshotId())
            .deleteFile(file)
            .addFile(mirror.table().files().data(main, main.schema(), List.of(changed(1, 10))));

    mirror.promote("own");

    assertThatThrownBy(stale::commit).isInstanceOf(ValidationException.class);
    assertThat(mirror.main()).containsExactly(changed(1, 10), changed(2, 20), changed(3, 30));
  }

  private static DataFile newest(Table table) {
    return Rows.files(table).stream()
        .max(Comparator.comparing(DataFile::dataSequenceNumber))
        .orElseThrow();
  }

  /** A8: a file that main had compacted away and a promotion made live again was deleted. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void expiryAfterAPromotionDeletesNothingThatLives(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    compact(mirror);
    mirror.promote("own");
    mirror.commit(put(4));
    mirror.commit(put(5));
    List<Row> rows = mirror.main();

    mirror.shadowed().finalizePromotion();
    expire(mirror);
    assertThat(mirror.main()).isEqualTo(rows).hasSize(5);
    mirror.commit(change(1, 10));
    expire(mirror);
    assertThat(mirror.main()).contains(changed(1, 10)).hasSize(5);
  }

  /** C3: a stranger's rollback of main left the ledger wrong. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aStrangersRollbackStopsTheFeeding(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    long old = mirror.table().stranger().currentSnapshot().snapshotId();
    mirror.commit(put(3));
    mirror.table().stranger().manageSnapshots().rollbackTo(old).commit();

    refused(ErrorCode.MAIN_MOVED, () -> mirror.commit(put(4)));
    refused(ErrorCode.MAIN_MOVED, () -> mirror.promote("own"));
  }

  private static void compact(TestingMirror mirror) {
    Table main = mirror.table().stranger();
    RewriteFiles rewrite =
        main.newRewrite().validateFromSnapshot(main.currentSnapshot().snapshotId());
    Rows.files(main).forEach(rewrite::deleteFile);
    rewrite.addFile(mirror.table().files().data(main, main.schema(), Rows.of(main))).commit();
  }

  private static void expire(TestingMirror mirror) {
    mirror
        .table()
        .stranger()
        .expireSnapshots()
        .expireOlderThan(Long.MAX_VALUE)
        .retainLast(1)
        .cleanExpiredMetadata(true)
        .commit();
  }
}
