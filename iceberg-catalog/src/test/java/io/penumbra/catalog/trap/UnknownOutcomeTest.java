package io.penumbra.catalog.trap;

import static io.penumbra.catalog.testing.TestingMirror.put;
import static io.penumbra.catalog.testing.TestingMirror.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.catalog.testing.Faults.Fault;
import io.penumbra.catalog.testing.Row;
import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingMirror;
import io.penumbra.catalog.verb.PinnedCut;
import io.penumbra.lane.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** I10: when a reply is lost, state is read; nothing is done twice, and nothing is left out. */
class UnknownOutcomeTest extends TrapTest {
  private static final String HERE = "io.penumbra.catalog.trap.UnknownOutcomeTest#faults";

  static Stream<Arguments> faults() {
    return Stream.of(TestingCatalogs.JDBC, TestingCatalogs.REST)
        .flatMap(kind -> Stream.of(Fault.values()).map(fault -> Arguments.of(kind, fault)));
  }

  @ParameterizedTest
  @MethodSource(HERE)
  void aCommitIsThereOnce(TestingCatalogs kind, Fault fault) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    fail(mirror, fault);
    mirror.commit(put(3));
    mirror.commit(put(4));
    List<Row> rows = List.of(row(1), row(2), row(3), row(4));
    assertThat(mirror.main()).isEqualTo(rows);
    assertThat(mirror.rows("own")).isEqualTo(rows);
  }

  @ParameterizedTest
  @MethodSource(HERE)
  void eachVerbIsDoneOnce(TestingCatalogs kind, Fault fault) {
    TestingMirror mirror = mirror(kind);
    fail(mirror, fault);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    fail(mirror, fault);
    mirror.propose("other", "DROP COLUMN c");
    assertThat(mirror.ledger().lanes()).hasSize(3);
    mirror.commit(put(3));
    long generation = mirror.ledger().generation();

    fail(mirror, fault);
    mirror.promote("own");
    fail(mirror, fault);
    mirror.shadowed().rollback();
    fail(mirror, fault);
    mirror.promote("own");
    assertThat(mirror.ledger().generation()).isEqualTo(generation + 3);
    fail(mirror, fault);
    mirror.shadowed().discard("other", "done");
    fail(mirror, fault);
    mirror.shadowed().finalizePromotion();

    assertThat(mirror.ledger().lanes()).hasSize(1);
    assertThat(mirror.ledger().withRole(Role.PRIMARY).get(0).name()).isEqualTo("own");
    assertThat(mirror.shadowed().ended()).hasSize(2);
    assertThat(mirror.main()).containsExactly(row(1), row(2), row(3));
  }

  /** A commit that changes properties or tags alone was taken for done although it was lost. */
  @ParameterizedTest
  @MethodSource(HERE)
  void aCommitWithoutRowsIsThereOnce(TestingCatalogs kind, Fault fault) {
    TestingMirror mirror = mirror(kind);
    mirror.propose("shared", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    fail(mirror, fault);
    mirror.shadowed().resume();
    assertThat(mirror.table().other().version().resumedAt()).isPositive();
    fail(mirror, fault);
    PinnedCut cut = mirror.shadowed().pin("shared");
    assertThat(mirror.table().stranger().refs()).containsKeys(cut.primaryTag(), cut.shadowTag());
    fail(mirror, fault);
    mirror.shadowed().unpin(cut);

    mirror.faults().takeUnderWay().forEach(UnknownOutcomeTest::arriveTooLate);

    assertThat(mirror.table().stranger().refs())
        .doesNotContainKeys(cut.primaryTag(), cut.shadowTag());
  }

  private static void arriveTooLate(Runnable request) {
    assertThatThrownBy(request::run).isInstanceOf(RuntimeException.class);
  }

  private static void fail(TestingMirror mirror, Fault fault) {
    mirror.faults().clear();
    mirror.faults().next(fault);
    if (fault != Fault.CONFLICT) {
      mirror.faults().unreadable(1);
    }
  }
}
