package io.penumbra.catalog.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.testing.Faults.Fault;
import io.penumbra.catalog.testing.TestingCatalog;
import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How commits wait for each other in the line of a table. */
class TurnTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void whoHasDiedInTheLineIsPassedByAndRemoved(TestingCatalogs kind) {
    try (TestingCatalog catalog = kind.openInMemory()) {
      TestingTable table = TestingTable.create(catalog, "t", 2);
      join(table, "dead");
      join(table, "dead too");

      assertThat(commits(catalog.clean(), table, SHORT).run(note("a")).attempts()).isEqualTo(1);

      assertThat(line(table)).isEmpty();
      assertThat(table.stranger().properties()).containsEntry("a", "done");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void itIsRemovedEvenIfThereIsNothingToCommit(TestingCatalogs kind) {
    try (TestingCatalog catalog = kind.openInMemory()) {
      TestingTable table = TestingTable.create(catalog, "t", 2);
      join(table, "dead");

      assertThat(commits(catalog.clean(), table, SHORT).run(stage -> "idle").attempts()).isZero();

      assertThat(line(table)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void firstComeFirstServed(TestingCatalogs kind) throws Exception {
    try (TestingCatalog catalog = kind.openInMemory()) {
      TestingTable table = TestingTable.create(catalog, "t", 2);
      join(table, "first");
      join(table, "at last");
      assertThat(line(table)).containsExactly("first", "at last");
      Commits waits = commits(catalog.clean(), table, LONG);

      CompletableFuture<Committed<List<String>>> commit =
          CompletableFuture.supplyAsync(() -> waits.run(TurnTest::noteTheLine));
      leave(table, "first");
      leave(table, "at last");

      assertThat(commit.get(1, TimeUnit.MINUTES)).isEqualTo(new Committed<>(List.of(), 1));
    }
  }

  /** Who comes later waits for those who were there before, and for nobody that came after. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void theLineIsJoinedAtItsEnd(TestingCatalogs kind) {
    try (TestingCatalog catalog = kind.openInMemory()) {
      TestingTable table = TestingTable.create(catalog, "t", 2);
      lose(catalog, 3);

      Committed<List<String>> done =
          commits(catalog.faulty(), table, SHORT)
              .run(
                  stage -> {
                    List<String> waiting = noteTheLine(stage);
                    if (waiting.size() == 1) {
                      join(table, "later");
                      lose(catalog, 1);
                    }
                    return waiting;
                  });

      assertThat(done.attempts()).isEqualTo(5);
      assertThat(done.value()).hasSize(2).last().isEqualTo("later");
      assertThat(line(table)).containsExactly("later");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aLostReplyToJoiningIsNoHarm(TestingCatalogs kind) {
    for (Fault fault : Fault.values()) {
      try (TestingCatalog catalog = kind.openInMemory()) {
        TestingTable table = TestingTable.create(catalog, "t", 2);
        lose(catalog, 3);
        catalog.faults().next(fault);

        assertThat(commits(catalog.faulty(), table, LONG).run(note("a")).attempts()).isEqualTo(4);

        assertThat(line(table)).isEmpty();
        assertThat(table.stranger().properties()).containsEntry("a", "done");
      }
    }
  }

  private static void lose(TestingCatalog catalog, int times) {
    for (int i = 0; i < times; i++) {
      catalog.faults().next(Fault.CONFLICT);
    }
  }

  private static Change<String> note(String name) {
    return stage -> {
      stage.properties(Map.of(name, "done"));
      return name;
    };
  }

  private static List<String> noteTheLine(Stage stage) {
    stage.properties(Map.of("noted", "done"));
    return WaitingLine.of(stage.base()).ids();
  }

  private static Commits commits(Catalog catalog, TestingTable table, Duration patience) {
    return new Commits(operations(catalog.loadTable(table.id())), "t", patience);
  }

  private static void join(TestingTable table, String id) {
    TableOperations operations = operations(table.stranger());
    operations.commit(operations.current(), WaitingLine.join(operations.current(), id));
  }

  private static void leave(TestingTable table, String id) {
    TableOperations operations = operations(table.stranger());
    TableMetadata.Builder left = TableMetadata.buildFrom(operations.current());
    WaitingLine.leave(left, Set.of(id));
    operations.commit(operations.current(), left.build());
  }

  private static List<String> line(TestingTable table) {
    return WaitingLine.of(operations(table.stranger()).current()).ids();
  }

  private static TableOperations operations(Table table) {
    return ((HasTableOperations) table).operations();
  }
}
