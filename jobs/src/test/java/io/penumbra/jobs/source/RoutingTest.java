package io.penumbra.jobs.source;

import static io.penumbra.jobs.source.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.error.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private static final int WRITERS = 4;

  private static final List<SourceColumn> COLUMNS =
      List.of(
          new SourceColumn("id", Types.LongType.get()),
          new SourceColumn("name", Types.StringType.get()));

  private static final Layout LAYOUT = Layout.of(0, COLUMNS);

  private OneInputStreamOperatorTestHarness<MirrorEvent, MirrorEvent> routing;

  @BeforeEach
  void open() throws Exception {
    SourceTable table =
        new SourceTable(
            "public", "t", COLUMNS, Set.of("id"), List.of("id"), ReplicaIdentity.DEFAULT);
    routing =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new Routing(List.of(table), WRITERS)));
    routing.setup(MirrorEventSerializer.INSTANCE);
    routing.open();
    send(LAYOUT);
    routing.getOutput().clear();
  }

  @AfterEach
  void close() throws Exception {
    routing.close();
  }

  @Test
  void aLayoutIsAnnouncedToEveryWriter() throws Exception {
    send(LAYOUT);

    assertThat(sent()).containsExactly(LAYOUT.to(0), LAYOUT.to(1), LAYOUT.to(2), LAYOUT.to(3));
  }

  @Test
  void allChangesOfOneKeyGoToOneWriter() throws Exception {
    send(change(ChangeKind.INSERT, null, row(5, "a")));
    send(change(ChangeKind.UPDATE, null, row(5, "b")));
    send(change(ChangeKind.DELETE, row(5, null), null));

    assertThat(sent()).extracting(MirrorEvent::target).doesNotContain(-1).hasSize(3);
    assertThat(Set.copyOf(sent().stream().map(MirrorEvent::target).toList())).hasSize(1);
  }

  @Test
  void keysAreSpreadOverAllWriters() throws Exception {
    for (long id : LongStream.range(0, 400).toArray()) {
      send(change(ChangeKind.INSERT, null, row(id, "a")));
    }

    for (int target = 0; target < WRITERS; target++) {
      int writer = target;
      assertThat(sent()).filteredOn(event -> event.target() == writer).hasSizeBetween(60, 140);
    }
  }

  @Test
  void aChangeOfKeyIsADeletionAndAnInsertionAtTheWritersOfEach() throws Exception {
    BinaryRowData before = row(1, "a");
    BinaryRowData after = row(2, "a");

    send(change(ChangeKind.UPDATE, before, after));

    assertThat(sent())
        .containsExactly(
            change(ChangeKind.DELETE, before, null).to(targetOf(before)),
            change(ChangeKind.INSERT, null, after).to(targetOf(after)));
  }

  @Test
  void anUpdateUnderTheSameKeyKeepsItsBeforeImage() throws Exception {
    send(change(ChangeKind.UPDATE, row(1, "a"), row(1, "b")));

    assertThat(sent())
        .containsExactly(
            change(ChangeKind.UPDATE, row(1, "a"), row(1, "b")).to(targetOf(row(1, "b"))));
  }

  @Test
  void truncateAndHaltGoToEveryWriter() throws Exception {
    send(change(ChangeKind.TRUNCATE, null, null));
    send(new Halt(0, 9, ErrorCode.ROW_NOT_HELD, "NaN", "do this", MirrorEvent.UNROUTED));

    assertThat(sent()).extracting(MirrorEvent::target).containsExactly(0, 1, 2, 3, 0, 1, 2, 3);
  }

  @Test
  void aRowThatCanNotBeHeldGoesToTheWriterOfItsKey() throws Exception {
    send(new UnheldRow(change(ChangeKind.DELETE, row(5, null), null), "NaN", "do this"));

    assertThat(sent()).extracting(MirrorEvent::target).containsExactly(targetOf(row(5, null)));
  }

  @Test
  void anIntKeyKeepsItsWriterWhenTheSourceWidensIt() {
    Layout narrow = Layout.of(0, List.of(new SourceColumn("id", Types.IntegerType.get())));
    Layout wide = Layout.of(0, List.of(new SourceColumn("id", Types.LongType.get())));
    BinaryRowData row = row(-77, null);

    assertThat(new RowKey(narrow, List.of("id")).hash(row))
        .isEqualTo(new RowKey(wide, List.of("id")).hash(row));
  }

  private static Change change(ChangeKind kind, BinaryRowData before, BinaryRowData after) {
    return new Change(0, kind, LAYOUT.id(), before, after, 11, 12, MirrorEvent.UNROUTED);
  }

  private int targetOf(BinaryRowData row) throws Exception {
    try (OneInputStreamOperatorTestHarness<MirrorEvent, MirrorEvent> other =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(
                new Routing(
                    List.of(
                        new SourceTable(
                            "public",
                            "t",
                            COLUMNS,
                            Set.of(),
                            List.of("id"),
                            ReplicaIdentity.DEFAULT)),
                    WRITERS)))) {
      other.setup(MirrorEventSerializer.INSTANCE);
      other.open();
      other.processElement(LAYOUT, 0);
      other.getOutput().clear();
      other.processElement(change(ChangeKind.INSERT, null, row), 0);
      return other.extractOutputValues().get(0).target();
    }
  }

  private void send(MirrorEvent event) throws Exception {
    routing.processElement(event, 0);
  }

  private List<MirrorEvent> sent() {
    return routing.extractOutputValues();
  }
}
