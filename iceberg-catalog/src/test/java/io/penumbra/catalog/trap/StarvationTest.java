package io.penumbra.catalog.trap;

import static io.penumbra.catalog.testing.TestingMirror.PROVEN;
import static io.penumbra.catalog.testing.TestingMirror.change;
import static io.penumbra.catalog.testing.TestingMirror.changed;
import static io.penumbra.catalog.testing.TestingMirror.put;
import static io.penumbra.catalog.testing.TestingMirror.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingMirror;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.fault.FaultPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two processes commit, and one of them is always faster: whenever the other one is about to hand
 * its commit in, it has just committed again. The slow one gets its turn all the same.
 */
class StarvationTest extends TrapTest {
  private final ExecutorService fast = Executors.newSingleThreadExecutor();
  private final List<Future<?>> commits = new ArrayList<>();

  @AfterEach
  void clear() {
    FaultPoint.clear();
    fast.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aPromotionIsNotStarvedByTheStream(TestingCatalogs kind) throws Exception {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    ShadowedTable stream = mirror.table().other();
    beforeEachCommitOfMine(
        mirror,
        number -> {
          Barrier barrier = mirror.barrier(change(1, number));
          return () -> stream.commit(List.of(barrier));
        });

    assertThat(mirror.shadowed().promote("own", PROVEN).attempts()).isEqualTo(4);

    finished();
    assertThat(mirror.main()).containsExactly(changed(1, commits.size()), row(2), row(3));
    assertThat(mirror.ledger().primary().name()).isEqualTo("own");
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void theStreamIsNotStarvedBySwaps(TestingCatalogs kind) throws Exception {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    Barrier barrier = mirror.barrier(change(1, 10));
    ShadowedTable verbs = mirror.table().other();
    beforeEachCommitOfMine(
        mirror, number -> number % 2 == 1 ? () -> verbs.promote("own", PROVEN) : verbs::rollback);

    assertThat(mirror.shadowed().commit(List.of(barrier)).attempts()).isEqualTo(4);

    finished();
    assertThat(mirror.main()).containsExactly(changed(1, 10), row(2), row(3));
    assertThat(mirror.rows("main")).isEqualTo(mirror.rows("own"));
  }

  /** What waited for its turn and is refused in the end keeps nobody waiting. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aVerbThatIsRefusedAfterAllLeavesTheLine(TestingCatalogs kind) throws Exception {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    ShadowedTable stream = mirror.table().other();
    beforeEachCommitOfMine(
        mirror,
        number -> {
          Barrier barrier = mirror.barrier(change(1, number));
          return () -> stream.commit(List.of(barrier));
        });

    refused(
        ErrorCode.NOT_PROVEN,
        () ->
            mirror
                .shadowed()
                .promote(
                    "own",
                    heads -> {
                      if (commits.size() == 3) {
                        throw new PenumbraException(
                            ErrorCode.NOT_PROVEN, "Too much has come", "Validate");
                      }
                    }));

    finished();
    assertThat(waiting(mirror.table().stranger())).isFalse();
  }

  private interface Commit {
    Runnable number(int number);
  }

  /** Each of them is done when this thread's own is handed in, unless it has to wait for it. */
  private void beforeEachCommitOfMine(TestingMirror mirror, Commit commit) {
    Thread self = Thread.currentThread();
    Table table = mirror.table().stranger();
    FaultPoint.install(
        point -> {
          if (point == FaultPoint.COMPARE_AND_SET && Thread.currentThread() == self) {
            Runnable next = commit.number(commits.size() + 1);
            commits.add(fast.submit(next));
            table.refresh();
            if (!waiting(table)) {
              finished();
            }
          }
        });
  }

  private void finished() {
    for (Future<?> commit : commits) {
      try {
        commit.get(1, TimeUnit.MINUTES);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new IllegalStateException("The fast process has failed", e);
      }
    }
  }

  private static boolean waiting(Table table) {
    return table.properties().keySet().stream().anyMatch(name -> name.startsWith("penumbra.wait"));
  }
}
