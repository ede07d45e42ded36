package io.penumbra.catalog.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariants I1 to I4 and I11 as far as one commit decides them. */
class LockstepCommitTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void followsMainByGraftInTheSameCommit(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.upsert("a", 1, 2);
    Lane lane = table.rename("r", false);
    assertThat(lane.feeding().feed()).isEqualTo(Feed.FOLLOW);
    assertThat(table.rows("r")).isEqualTo(Map.of(1, "a", 2, "a"));

    table.upsert("b", 2, 3);

    assertThat(table.rows()).isEqualTo(Map.of(1, "a", 2, "b", 3, "b"));
    assertThat(table.rows("r")).isEqualTo(table.rows());
    Table view = table.shadowed().view(lane.id());
    assertThat(view.schema().findField("value")).isNotNull();
    Snapshot tagged = table.shadowed().table().snapshot("shadow_r_head");
    assertThat(tagged).isEqualTo(view.currentSnapshot());
    assertThat(tagged.schemaId()).isEqualTo(lane.shape().schemaId());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void startsALaneExactlyAtTheBarrierFromWhichItsFilesAreFull(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.upsert("a", 1, 2);
    Lane lane = table.addColumn("c", "extra", "extra");
    assertThat(lane.feeding().feed()).isEqualTo(Feed.STREAM);
    table.upsert("b", 2);
    assertThat(table.rows("c")).isEqualTo(Map.of(1, "a", 2, "b"));

    table.upsertFull("c", 2, 3);

    assertThat(table.rows("c")).isEqualTo(Map.of(1, "a", 2, "c", 3, "c"));
    assertThat(table.shadowed().ledger().require("c").status()).isEqualTo(Status.SHADOWING);
    table.upsert("d", 3);
    assertThat(table.rows("c")).isEqualTo(table.rows());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void commitsManyEpochsAndBarriersAtOnceInTheirOrder(int format) {
    TestingTable table = TestingTable.in(folder, format);
    Lane lane = table.rename("s", true);
    Barrier first =
        table.barrier(1, Set.of(lane.id()), Map.of(), table.epoch("a", 1), table.epoch("b", 1));
    Barrier second = table.barrier(2, Set.of(lane.id()), Map.of(), table.epoch("c", 1));
    LockstepResult result = table.shadowed().commit(List.of(first, second));

    assertThat(table.rows()).isEqualTo(Map.of(1, "c"));
    assertThat(table.rows("s")).isEqualTo(Map.of(1, "c"));
    assertThat(result.attempts()).isEqualTo(1);
    assertThat(result.ledger().pipeline().orElseThrow().checkpoint()).isEqualTo(2);
    assertThat(result.heads()).containsOnlyKeys(LaneId.of(0), lane.id());
  }

  @ParameterizedTest
  @ValueSource(ints = {2})
  void skipsWhatTheTableHasAndCommitsNothingForAnIdleBarrier(int format) {
    TestingTable table = TestingTable.in(folder, format);
    Barrier barrier = table.barrier("a", Set.of(), 1);
    table.shadowed().commit(List.of(barrier));
    long head = table.shadowed().table().currentSnapshot().snapshotId();

    LockstepResult again = table.shadowed().commit(List.of(barrier));
    LockstepResult idle = table.shadowed().commit(List.of(table.barrier(9, Set.of(), Map.of())));

    assertThat(again.skipped()).containsExactly(1L);
    assertThat(idle.attempts()).isZero();
    assertThat(table.shadowed().table().currentSnapshot().snapshotId()).isEqualTo(head);
  }

  @ParameterizedTest
  @ValueSource(ints = {2})
  void refusesAJobThatWasTakenOverFromForGood(int format) {
    TestingTable table = TestingTable.in(folder, format);
    Barrier old = table.barrier("a", Set.of(), 1);
    Takeover.Restored restored = new Takeover.Restored("lineage-1", 0);
    table.shadowed().takeOver(new Takeover("job-2", Optional.of(restored), "x"));

    assertThatThrownBy(() -> table.shadowed().commit(List.of(old)))
        .isInstanceOfSatisfying(
            PenumbraException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FENCED));
    assertThatThrownBy(
            () -> table.shadowed().takeOver(new Takeover("job-1", Optional.of(restored), "y")))
        .isInstanceOfSatisfying(
            PenumbraException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FENCED));
  }

  @ParameterizedTest
  @ValueSource(ints = {2})
  void rewindsAnOlderStateAndRefusesNoState(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.upsert("a", 1);
    table.upsert("b", 1);
    assertThatThrownBy(
            () -> table.shadowed().takeOver(new Takeover("job-2", Optional.empty(), "x")))
        .isInstanceOfSatisfying(
            PenumbraException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REWIND_REFUSED));

    Takeover.Restored older = new Takeover.Restored("lineage-1", 1);
    Ledger before = table.shadowed().ledger();
    table.shadowed().takeOver(new Takeover("job-3", Optional.of(older), "lineage-2"));

    Ledger after = table.shadowed().ledger();
    assertThat(before.pipeline().orElseThrow().rewinding()).isFalse();
    assertThat(after.pipeline().orElseThrow().lineage()).isEqualTo("lineage-2");
    assertThat(after.pipeline().orElseThrow().catchUp()).isEqualTo("pos-2");
  }

  @ParameterizedTest
  @ValueSource(ints = {2})
  void detachesALaneWhoseFilesCannotBeCommittedAndGoesOnWithTheOthers(int format) {
    TestingTable table = TestingTable.in(folder, format);
    Lane lane = table.rename("s", true);
    table.upsertFull("a", 1);
    Barrier barrier =
        table.barrier(5, Set.of(), Map.of(lane.id(), "disk full"), table.epoch("b", 1));
    LockstepResult result = table.shadowed().commit(List.of(barrier));

    assertThat(result.detached()).isEqualTo(Map.of(lane.id(), "disk full"));
    assertThat(table.rows()).isEqualTo(Map.of(1, "b"));
    assertThat(table.shadowed().ledger().require("s").status()).isEqualTo(Status.DETACHED);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void emptiesEachLaneWhenTheSourceWasTruncated(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.rename("s", true);
    table.upsertFull("a", 1, 2);
    Epoch files = table.epoch("b", 3);
    table
        .shadowed()
        .commit(List.of(table.barrier(7, Set.of(), Map.of(), new Epoch(7, true, files.files()))));

    assertThat(table.rows()).isEqualTo(Map.of(3, "b"));
    assertThat(table.rows("s")).isEqualTo(Map.of(3, "b"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void marksLanesWithFilesOfTheirOwnAsDivergedByAForeignAppend(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.rename("follower", false);
    table.rename("own", true);
    table.upsertFull("a", 1);
    Table foreign = table.shadowed().table();
    foreign.newAppend().appendFile(TestingFiles.data(foreign, "foreign", 9)).commit();
    long id = table.shadowed().table().currentSnapshot().snapshotId();

    table.upsert("b", 2);

    Ledger ledger = table.shadowed().ledger();
    assertThat(ledger.require("own").standing().divergedBy()).contains(id);
    assertThat(ledger.require("follower").standing().divergedBy()).isEmpty();
    assertThat(table.rows("follower")).isEqualTo(table.rows()).containsEntry(9, "foreign");

    table.shadowed().refork("own");
    assertThat(table.rows("own")).isEqualTo(table.rows());
    table.upsert("c", 9);
    assertThat(table.rows("own")).isEqualTo(table.rows()).containsEntry(9, "c");
  }

  @ParameterizedTest
  @ValueSource(ints = {2})
  void stopsWhenMainWasRolledBackByAStranger(int format) {
    TestingTable table = TestingTable.in(folder, format);
    table.upsert("a", 1);
    long first = table.shadowed().table().currentSnapshot().snapshotId();
    table.upsert("b", 1);
    table.shadowed().table().manageSnapshots().rollbackTo(first).commit();

    assertThatThrownBy(() -> table.upsert("c", 1))
        .isInstanceOfSatisfying(
            PenumbraException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAIN_MOVED));
  }
}
