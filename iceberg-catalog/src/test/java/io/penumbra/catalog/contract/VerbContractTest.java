package io.penumbra.catalog.contract;

import static io.penumbra.catalog.testing.TestingMirror.change;
import static io.penumbra.catalog.testing.TestingMirror.changed;
import static io.penumbra.catalog.testing.TestingMirror.delete;
import static io.penumbra.catalog.testing.TestingMirror.put;
import static io.penumbra.catalog.testing.TestingMirror.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.testing.Rows;
import io.penumbra.catalog.testing.TestingMirror;
import io.penumbra.catalog.verb.Ended;
import io.penumbra.catalog.verb.PinnedCut;
import io.penumbra.catalog.verb.Swapped;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Role;
import io.penumbra.lane.Status;
import java.time.Duration;
import java.util.List;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each verb on each catalog and format version. */
class VerbContractTest {
  @AfterAll
  static void close() {
    Place.closeAll();
  }

  /** I1. */
  @ParameterizedTest
  @MethodSource("io.penumbra.catalog.contract.Place#all")
  void aShadowLeavesMainAsItIs(Place place) {
    TestingMirror mirror = place.mirror();
    Schema schema = mirror.table().stranger().schema();
    PartitionSpec spec = mirror.table().stranger().spec();

    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.propose("wide", "ALTER COLUMN c SET DATA TYPE bigint");
    mirror.commit(change(2, 20), put(3));
    mirror.commit(delete(1));

    assertThat(mirror.main()).containsExactly(changed(2, 20), row(3));
    assertThat(mirror.table().stranger().schema().sameSchema(schema)).isTrue();
    assertThat(mirror.table().stranger().spec()).isEqualTo(spec);
  }

  /** I2, I4: a lane with files of its own and one that follows are where main is. */
  @ParameterizedTest
  @MethodSource("io.penumbra.catalog.contract.Place#all")
  void everyCommitReachesEveryLane(Place place) {
    TestingMirror mirror = place.mirror();
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.propose("shared", "DROP COLUMN b");
    long versions = metadataVersions(mirror);

    mirror.commit(change(2, 20), put(3));

    assertThat(metadataVersions(mirror)).isEqualTo(versions + 1);
    assertThat(mirror.rows("own")).containsExactly(row(1), changed(2, 20), row(3));
    assertThat(mirror.rows("shared"))
        .isEqualTo(mirror.main().stream().map(row -> row.keeping(id -> id != 3)).toList());
    assertThat(mirror.lane("own").status()).isEqualTo(Status.SHADOWING);
  }

  /** I5, I7: each swap is one commit, and nothing that was written in between is lost. */
  @ParameterizedTest
  @MethodSource("io.penumbra.catalog.contract.Place#all")
  void promotionAndTheWayBackKeepWhatWasWrittenInBetween(Place place) {
    TestingMirror mirror = place.mirror();
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    Snapshot before = mirror.table().stranger().currentSnapshot();

    long versions = metadataVersions(mirror);
    Swapped promoted = mirror.shadowed().promote("own", TestingMirror.PROVEN);
    assertThat(metadataVersions(mirror)).isEqualTo(versions + 1);
    Table main = mirror.table().stranger();
    assertThat(main.schema().findField("renamed")).isNotNull();
    assertThat(main.currentSnapshot().snapshotId()).isEqualTo(promoted.snapshotId());
    assertThat(main.currentSnapshot().parentId()).isEqualTo(before.snapshotId());

    mirror.commit(change(1, 10), put(4));
    mirror.shadowed().rollback();
    assertThat(metadataVersions(mirror)).isEqualTo(versions + 3);
    assertThat(mirror.table().stranger().schema().findField("a")).isNotNull();
    assertThat(mirror.main()).containsExactly(changed(1, 10), row(2), row(3), row(4));

    mirror.commit(delete(2));
    mirror.promote("own");
    assertThat(mirror.main()).containsExactly(changed(1, 10), row(3), row(4));
  }

  /** I8. */
  @ParameterizedTest
  @MethodSource("io.penumbra.catalog.contract.Place#all")
  void finalizeLeavesNothingOfTheFormerPrimary(Place place) {
    TestingMirror mirror = place.mirror();
    mirror.propose("shared", "DROP COLUMN b");
    mirror.commit(put(3));
    mirror.promote("shared");
    mirror.commit(put(4));
    mirror.commit(put(5));

    mirror.shadowed().finalizePromotion();

    Table main = mirror.table().stranger();
    assertThat(main.refs().keySet()).noneMatch(ref -> ref.startsWith("former_"));
    assertThat(main.refs().keySet()).noneMatch(ref -> ref.startsWith("shadow_"));
    assertThat(mirror.ledger().lanes()).hasSize(1);
    assertThat(main.properties().keySet())
        .filteredOn(key -> key.startsWith("penumbra.lane."))
        .hasSize(1);
    assertThat(mirror.main()).hasSize(5);
    refused(ErrorCode.STATE_REFUSED, () -> mirror.shadowed().rollback());
  }

  /** I5, I8: the proposal is kept for review with the reason. */
  @ParameterizedTest
  @MethodSource("io.penumbra.catalog.contract.Place#all")
  void discardLeavesNothingButTheProposal(Place place) {
    TestingMirror mirror = place.mirror();
    List<Integer> schemas = List.copyOf(mirror.table().stranger().schemas().keySet());
    mirror.proposeSeparate("own", "ADD COLUMN d int");
    mirror.commit(put(3));

    Ended ended = mirror.shadowed().discard("own", "not wanted");

    assertThat(ended.outcome()).isEqualTo("needs_review");
    assertThat(mirror.shadowed().ended()).extracting(Ended::reason).containsExactly("not wanted");
    Table main = mirror.table().stranger();
    assertThat(main.refs().keySet()).containsExactlyInAnyOrder("main", "penumbra_ledger");
    assertThat(main.schemas().keySet()).containsExactlyElementsOf(schemas);
    assertThat(mirror.ledger().lanes()).hasSize(1);
    assertThat(mirror.main()).containsExactly(row(1), row(2), row(3));
  }

  /** I3: what was committed is not committed again, and a job that was taken over from is out. */
  @ParameterizedTest
  @MethodSource("io.penumbra.catalog.contract.Place#all")
  void takingOverGoesOnExactlyOnce(Place place) {
    TestingMirror mirror = place.mirror();
    Barrier last = mirror.barrier(put(3));
    mirror.shadowed().commit(List.of(last));
    Barrier zombie = mirror.barrier(change(3, 30));
    mirror.restart("job1", last.checkpoint());

    assertThat(mirror.shadowed().commit(List.of(mirror.stream().adopted(last))).skipped())
        .containsExactly(last.checkpoint());
    refused(ErrorCode.FENCED, () -> mirror.shadowed().commit(List.of(zombie)));
    mirror.commit(put(4));
    assertThat(mirror.main()).containsExactly(row(1), row(2), row(3), row(4));
  }

  /** A pinned cut outlives what comes later. */
  @ParameterizedTest
  @MethodSource("io.penumbra.catalog.contract.Place#all")
  void aPinnedCutIsReadUntilItIsGivenUp(Place place) {
    TestingMirror mirror = place.mirror();
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));

    PinnedCut cut = mirror.shadowed().pin("own");
    mirror.commit(delete(1), delete(2));
    mirror
        .table()
        .stranger()
        .expireSnapshots()
        .expireOlderThan(Long.MAX_VALUE)
        .retainLast(1)
        .commit();

    Table shadow = mirror.table().other().viewAt(cut.shadow(), cut.shadowSnapshotId());
    Table primary = mirror.table().other().viewAt(cut.primary(), cut.primarySnapshotId());
    assertThat(Rows.of(shadow)).containsExactly(row(1), row(2), row(3));
    assertThat(Rows.of(primary)).containsExactly(row(1), row(2), row(3));
    mirror.shadowed().unpin(cut);
    assertThat(mirror.table().stranger().refs())
        .doesNotContainKeys(cut.primaryTag(), cut.shadowTag());
  }

  /** I8: nobody gives up what a process that was killed has pinned. */
  @ParameterizedTest
  @MethodSource("io.penumbra.catalog.contract.Place#all")
  void aPinThatNobodyGivesUpGoesWhenItsTimeIsOver(Place place) {
    TestingMirror mirror = place.mirror();
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));

    PinnedCut killed = mirror.shadowed().pin("own");
    Long age = mirror.table().stranger().refs().get(killed.shadowTag()).maxRefAgeMs();
    assertThat(Duration.ofMillis(age)).isBetween(Duration.ofDays(7), Duration.ofDays(8));
    endTimeOf(killed, mirror);
    PinnedCut next = mirror.shadowed().pin("own");
    assertThat(mirror.table().stranger().refs())
        .doesNotContainKeys(killed.primaryTag(), killed.shadowTag())
        .containsKeys(next.primaryTag(), next.shadowTag());
    endTimeOf(next, mirror);
    mirror.table().stranger().expireSnapshots().commit();
    assertThat(mirror.table().stranger().refs())
        .doesNotContainKeys(next.primaryTag(), next.shadowTag());
  }

  private static void endTimeOf(PinnedCut cut, TestingMirror mirror) {
    mirror
        .table()
        .stranger()
        .manageSnapshots()
        .setMaxRefAgeMs(cut.primaryTag(), 1)
        .setMaxRefAgeMs(cut.shadowTag(), 1)
        .commit();
  }

  /** I11: a stranger's rows are in each lane, or the lane is named as lacking them. */
  @ParameterizedTest
  @MethodSource("io.penumbra.catalog.contract.Place#all")
  void aStrangersRowsAreFollowedOrStopThePromotion(Place place) {
    TestingMirror mirror = place.mirror();
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.propose("shared", "DROP COLUMN b");
    mirror.commit(put(3));

    mirror.append(100);
    long foreign = mirror.table().stranger().currentSnapshot().snapshotId();
    mirror.commit(put(4));

    assertThat(mirror.rows("shared")).extracting(row -> row.key()).contains(100L);
    assertThat(mirror.lane("own").standing().divergedBy()).contains(foreign);
    refused(ErrorCode.DIVERGED, () -> mirror.promote("own"));
    mirror.shadowed().refork("own");
    mirror.promote("own");
    assertThat(mirror.main()).contains(row(100));
    assertThat(mirror.ledger().withRole(Role.FORMER)).hasSize(1);
  }

  private static long metadataVersions(TestingMirror mirror) {
    TableMetadata metadata =
        ((HasTableOperations) mirror.table().stranger()).operations().current();
    return metadata.previousFiles().size();
  }

  private static void refused(ErrorCode code, Runnable attempt) {
    assertThatThrownBy(attempt::run)
        .asInstanceOf(InstanceOfAssertFactories.type(PenumbraException.class))
        .extracting(PenumbraException::code)
        .isEqualTo(code);
  }
}
