package io.penumbra.catalog.trap;

import static io.penumbra.catalog.testing.TestingMirror.put;
import static io.penumbra.catalog.testing.TestingMirror.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.Epoch;
import io.penumbra.catalog.lockstep.FileSet;
import io.penumbra.catalog.lockstep.LockstepResult;
import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingMirror;
import io.penumbra.error.ErrorCode;
import io.penumbra.lane.LaneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose files a lane takes after swaps, until its own are full (I3, I4). Found by histories. */
class FeedingTest extends TrapTest {
  /** {@code finalize} took files for full that no writer had begun yet: changes were lost. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void finalizeLeavesTheTableTheFilesThatItTakes(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.propose("first", "RENAME COLUMN a TO renamed");
    mirror.promote("first");
    mirror.commit(put(3));
    LaneId first = mirror.ledger().primary().id();
    mirror.shadowed().rollback();
    mirror.propose("second", "RENAME COLUMN b TO other");
    mirror.promote("second");
    assertThat(mirror.ledger().primary().feeding().filesOf()).isEqualTo(first);

    mirror.shadowed().finalizePromotion();
    mirror.stream().epoch(List.of(put(4)));
    mirror.shadowed().commit(List.of(mirror.stream().barrier("unaware", true)));

    assertThat(mirror.main()).containsExactly(row(1), row(2), row(3), row(4));
    mirror.commit(put(5));
    assertThat(mirror.ledger().primary().writesOwnFiles()).isTrue();
    assertThat(mirror.main()).containsExactly(row(1), row(2), row(3), row(4), row(5));
  }

  /** An active lane without files was taken for an idle one: it lacked changes and nobody knew. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aShadowThatWritersLeaveOutIsDetached(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    LaneId own = mirror.lane("own").id();

    LockstepResult result = mirror.shadowed().commit(List.of(without(mirror.barrier(put(4)), own)));

    assertThat(result.detached()).containsKey(own);
    assertThat(mirror.lane("own").standing().reason())
        .contains("does not have all files of lane " + own);
    assertThat(mirror.main()).containsExactly(row(1), row(2), row(3), row(4));
    assertThat(mirror.rows("own")).containsExactly(row(1), row(2), row(3));
  }

  /** The files of one writer hid that another had none: a shadow lacked that one's changes. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aShadowThatOneWriterLeavesOutIsDetached(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    LaneId own = mirror.lane("own").id();
    Barrier barrier = mirror.barrier(put(4));

    LockstepResult result =
        mirror.shadowed().commit(List.of(with(barrier, barrier.epochs(), full(barrier, own))));

    assertThat(result.detached()).containsKey(own);
    assertThat(mirror.main()).containsExactly(row(1), row(2), row(3), row(4));
    assertThat(mirror.rows("own")).containsExactly(row(1), row(2), row(3));
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aTableThatWritersLeaveOutIsNotTakenForAnIdleOne(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    Barrier barrier = mirror.barrier(put(3));
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    LaneId main = mirror.ledger().primary().id();
    FileSet files = barrier.epochs().get(0).files().get(main);
    Epoch strange = new Epoch(barrier.checkpoint(), Map.of(mirror.lane("own").id(), files));

    refused(
        ErrorCode.INTERNAL_ERROR,
        () -> mirror.shadowed().commit(List.of(with(barrier, List.of(strange), Set.of()))));
  }

  private static Barrier without(Barrier barrier, LaneId lane) {
    List<Epoch> epochs = new ArrayList<>();
    for (Epoch epoch : barrier.epochs()) {
      Map<LaneId, FileSet> files = new HashMap<>(epoch.files());
      files.remove(lane);
      epochs.add(new Epoch(epoch.writerCheckpoint(), files));
    }
    return with(barrier, epochs, full(barrier, lane));
  }

  /** All but one of the lanes that are full. */
  private static Set<LaneId> full(Barrier barrier, LaneId without) {
    Set<LaneId> full = new HashSet<>(barrier.fullFromHere());
    full.remove(without);
    return full;
  }

  private static Barrier with(Barrier barrier, List<Epoch> epochs, Set<LaneId> full) {
    return new Barrier(
        barrier.job(),
        barrier.lineage(),
        barrier.checkpoint(),
        barrier.position(),
        barrier.caughtUp(),
        epochs,
        full,
        Map.of());
  }
}
