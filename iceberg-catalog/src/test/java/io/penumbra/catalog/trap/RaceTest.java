package io.penumbra.catalog.trap;

import static io.penumbra.catalog.testing.TestingMirror.change;
import static io.penumbra.catalog.testing.TestingMirror.changed;
import static io.penumbra.catalog.testing.TestingMirror.put;
import static io.penumbra.catalog.testing.TestingMirror.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.testing.Proposals;
import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingMirror;
import io.penumbra.catalog.verb.Swapped;
import io.penumbra.error.ErrorCode;
import io.penumbra.fault.FaultPoint;
import io.penumbra.lane.Proof;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Finding B1: over REST, property changes and ref removals assert nothing. Somebody else commits
 * between the moment in which a commit was staged and its compare-and-set (I5).
 */
class RaceTest extends TrapTest {
  @AfterEach
  void clear() {
    FaultPoint.clear();
  }

  /** Runs something once, when the next commit is about to be handed to the catalog. */
  private static void before(Runnable other) {
    Thread self = Thread.currentThread();
    AtomicBoolean done = new AtomicBoolean();
    FaultPoint.install(
        point -> {
          boolean here = point == FaultPoint.COMPARE_AND_SET && Thread.currentThread() == self;
          if (here && done.compareAndSet(false, true)) {
            other.run();
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aPromotionDoesNotLoseACommitToTheShadow(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    before(() -> mirror.appendTo(mirror.view("own"), 100));

    Swapped promoted = mirror.shadowed().promote("own", TestingMirror.PROVEN);

    assertThat(promoted.attempts()).isEqualTo(2);
    assertThat(mirror.main()).containsExactly(row(1), row(2), row(3), row(100));
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aPromotionDoesNotLoseACommitOfTheStream(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    Barrier barrier = mirror.barrier(change(1, 10));
    before(() -> mirror.table().other().commit(List.of(barrier)));

    mirror.promote("own");

    assertThat(mirror.main()).containsExactly(changed(1, 10), row(2), row(3));
    assertThat(mirror.rows("main")).isEqualTo(mirror.main());
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void theStreamFollowsAPromotionThatWasFaster(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    Barrier barrier = mirror.barrier(change(1, 10));
    before(() -> mirror.table().other().promote("own", TestingMirror.PROVEN));

    assertThat(mirror.shadowed().commit(List.of(barrier)).attempts()).isEqualTo(2);

    assertThat(mirror.ledger().primary().name()).isEqualTo("own");
    assertThat(mirror.main()).containsExactly(changed(1, 10), row(2), row(3));
    assertThat(mirror.rows("main")).isEqualTo(mirror.main());
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void twoLedgerWritesBothArrive(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.propose("one", "DROP COLUMN b");
    mirror.propose("two", "DROP COLUMN c");
    mirror.commit(put(3));
    before(() -> mirror.table().other().record("two", proof("second")));

    mirror.shadowed().record("one", proof("first"));

    assertThat(mirror.lane("one").standing().proof()).contains(proof("first"));
    assertThat(mirror.lane("two").standing().proof()).contains(proof("second"));
  }

  private static Proof proof(String report) {
    return new Proof(report, true, 1, 2, Instant.EPOCH);
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void twoProposalsAtOnceGetLanesAndFieldsOfTheirOwn(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    before(() -> mirror.table().other().propose(Proposals.of("two", "ADD COLUMN note string")));

    mirror.propose("one", "ADD COLUMN tax int");

    assertThat(mirror.lane("one").id()).isNotEqualTo(mirror.lane("two").id());
    int tax = mirror.view("one").schema().findField("tax").fieldId();
    assertThat(mirror.view("two").schema().findField("note").fieldId()).isNotEqualTo(tax);
  }

  /** A2: a job that has just been taken over from does not slip its commit in. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aJobThatIsTakenOverFromMeanwhileIsFenced(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    long committed = mirror.stream().checkpoint();
    Barrier barrier = mirror.barrier(put(3));
    before(
        () ->
            mirror.table().stream("faster")
                .restore(mirror.table().other(), barrier.lineage(), committed));

    refused(ErrorCode.FENCED, () -> mirror.shadowed().commit(List.of(barrier)));
    assertThat(mirror.main()).containsExactly(row(1), row(2));
  }
}
