package io.penumbra.catalog.trap;

import static io.penumbra.catalog.testing.TestingMirror.put;
import static io.penumbra.catalog.testing.TestingMirror.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingMirror;
import io.penumbra.error.ErrorCode;
import java.util.List;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Findings A1 and A10: what a lane view lifts, and when it no longer may (I1, I5). */
class StaleViewTest extends TrapTest {
  /** A1: expiry through a view removed the real main, and its DDL changed main's schema. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void maintenanceThroughAViewReachesNothing(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    Table view = mirror.view("own");
    long head = mirror.table().stranger().currentSnapshot().snapshotId();

    List<Runnable> attempts =
        List.of(
            () -> view.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).commit(),
            () -> view.updateSchema().addColumn("more", Types.IntegerType.get()).commit(),
            () -> view.updateSpec().addField(Expressions.bucket("id", 4)).commit(),
            () -> view.updateProperties().set("some", "thing").commit(),
            () ->
                view.manageSnapshots()
                    .createTag("tag", view.currentSnapshot().snapshotId())
                    .commit(),
            () -> view.manageSnapshots().removeBranch("main").commit());
    attempts.forEach(attempt -> assertThat(fails(attempt)).isTrue());

    Table main = mirror.table().stranger();
    assertThat(main.currentSnapshot().snapshotId()).isEqualTo(head);
    assertThat(main.schema().findField("a")).isNotNull();
    assertThat(main.spec().isUnpartitioned()).isTrue();
    assertThat(mirror.main()).containsExactly(row(1), row(2), row(3));
  }

  private static boolean fails(Runnable attempt) {
    try {
      attempt.run();
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }

  /** A10: a write that was planned before a promotion made the removed branch again. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aWritePlannedBeforeAPromotionIsRefused(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    AppendFiles toShadow = planned(mirror, mirror.view("own"), 100);
    AppendFiles toMain = planned(mirror, mirror.view("main"), 101);

    mirror.promote("own");

    refused(ErrorCode.STATE_REFUSED, toShadow::commit);
    refused(ErrorCode.STATE_REFUSED, toMain::commit);
    assertThat(mirror.table().stranger().refs()).doesNotContainKey("shadow_own");
    assertThat(mirror.main()).containsExactly(row(1), row(2), row(3));
  }

  private static AppendFiles planned(TestingMirror mirror, Table view, long key) {
    return view.newAppend()
        .appendFile(mirror.table().files().data(view, view.schema(), List.of(row(key))));
  }
}
