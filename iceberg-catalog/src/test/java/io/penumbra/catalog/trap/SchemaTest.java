package io.penumbra.catalog.trap;

import static io.penumbra.catalog.testing.TestingMirror.change;
import static io.penumbra.catalog.testing.TestingMirror.put;
import static io.penumbra.catalog.testing.TestingMirror.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingMirror;
import io.penumbra.catalog.testing.TestingStream;
import io.penumbra.catalog.testing.TestingTable;
import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.error.ErrorCode;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Findings A4, A9, C1 and C4, and the traps of schemas that are not current (I2, I5, I8). */
class SchemaTest extends TrapTest {
  /** A4: equality deletes do not reach rows of another spec: inherited rows came back doubled. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aShadowOfAnotherPartitioningIsRefused(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    Evolution bucketed =
        now ->
            new Evolution.Target(
                now.schema(),
                PartitionSpec.builderFor(now.schema()).bucket("id", 4).build(),
                now.order(),
                Map.of());
    refused(ErrorCode.DDL_NEEDS_REWRITE, () -> mirror.shadowed().propose(asked("b", bucketed)));
  }

  /** C4: nothing in Iceberg refuses a field id that is used again for another type. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aFieldIdIsNotUsedAgain(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.propose("dropped", "DROP COLUMN c");
    mirror.commit(put(3));
    mirror.promote("dropped");
    mirror.commit(put(4));
    mirror.commit(put(5));
    Evolution reuse =
        now -> {
          List<Types.NestedField> fields = new ArrayList<>(now.schema().columns());
          fields.add(Types.NestedField.optional(4, "text", Types.StringType.get()));
          return new Evolution.Target(new Schema(fields), now.spec(), now.order(), Map.of());
        };
    refused(ErrorCode.DDL_ILLEGAL_CHANGE, () -> mirror.shadowed().propose(asked("reuse", reuse)));
  }

  private static Proposal asked(String name, Evolution evolution) {
    return new Proposal(Optional.of(name), "by hand", "tester", false, evolution);
  }

  /** A9: the second of two shadows silently undid the first. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void theSecondShadowKeepsWhatTheFirstBrought(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.propose("first", "ADD COLUMN tax int");
    mirror.propose("second", "ADD COLUMN note int");
    mirror.propose("same", "ADD COLUMN tax int");
    mirror.commit(withTax(3, 7));
    mirror.promote("first");
    mirror.commit(withTax(4, 8));
    mirror.shadowed().finalizePromotion();

    assertThat(mirror.lane("same").status()).isEqualTo(Status.CONFLICT);
    refused(ErrorCode.CONFLICT, () -> mirror.promote("same"));
    mirror.commit(withTax(5, 9));
    mirror.promote("second");

    Table main = mirror.table().stranger();
    int tax = main.schema().findField("tax").fieldId();
    assertThat(main.schema().findField("note").fieldId()).isNotEqualTo(tax);
    assertThat(mirror.main())
        .extracting(row -> row.values().get(tax))
        .containsExactly(null, null, 7L, 8L, 9L);
  }

  /** What writers made for a shadow's former shape is not taken for the one after its rebase. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void filesOfBeforeARebaseAreNotTaken(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.propose("first", "ADD COLUMN tax int");
    mirror.proposeSeparate("second", "ADD COLUMN note int");
    mirror.commit(withTax(3, 7));
    LaneId before = mirror.lane("second").id();
    mirror.promote("first");
    mirror.stream().epoch(List.of(withTax(4, 8)));
    mirror.shadowed().commit(List.of(mirror.stream().barrier("stale", true)));

    assertThat(mirror.lane("second").id()).isNotEqualTo(before);
    int tax = mirror.table().stranger().schema().findField("tax").fieldId();
    assertThat(mirror.rows("second"))
        .extracting(row -> row.values().get(tax))
        .containsExactly(null, null, 7L, 8L);
  }

  private static TestingStream.Change withTax(long key, long tax) {
    Map<String, Object> row = new HashMap<>(TestingTable.source(key, key, "b", key));
    row.put("tax", tax);
    row.put("note", 100 + tax);
    return new TestingStream.Change(key, Optional.of(row));
  }

  /** C1: a graft without totals took them from main for good. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void mainKeepsItsTotalsOverAPromotion(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    Map<String, String> before = totals(mirror.table().stranger().currentSnapshot());
    mirror.promote("own");
    assertThat(totals(mirror.table().stranger().currentSnapshot())).isEqualTo(before).isNotEmpty();
    mirror.commit(put(4));
    assertThat(totals(mirror.table().stranger().currentSnapshot()))
        .containsEntry("total-records", "4");
  }

  private static Map<String, String> totals(Snapshot snapshot) {
    Map<String, String> totals = new HashMap<>(snapshot.summary());
    totals.keySet().removeIf(key -> !key.startsWith("total-") || key.endsWith("-size"));
    return totals;
  }

  /** Expiry with clean-up removed a schema that no snapshot had: the fork has it from the start. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aProposedSchemaOutlivesExpiryAndItsTagShowsIt(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.propose("shared", "RENAME COLUMN a TO renamed");
    expire(mirror);
    mirror.commit(change(1, 10));

    Table main = mirror.table().stranger();
    long tagged = main.refs().get("shadow_shared_head").snapshotId();
    assertThat(tagged).isEqualTo(main.refs().get("shadow_shared").snapshotId());
    assertThat(main.newScan().useRef("shadow_shared_head").schema().findField("renamed"))
        .isNotNull();
    assertThat(main.newScan().useRef("shadow_shared").schema().findField("renamed")).isNull();
  }

  /** The stream stopped for good when expiry had removed the schema that a shadow was made on. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void aForeignAlterStopsNothingAfterExpiry(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.propose("first", "RENAME COLUMN a TO renamed");
    mirror.proposeSeparate("second", "RENAME COLUMN a TO other");
    mirror.commit(put(3));
    mirror.promote("first");
    mirror.commit(put(4));
    mirror.shadowed().finalizePromotion();
    int base = mirror.lane("second").origin().base().schemaId();
    expire(mirror);
    assertThat(mirror.table().stranger().schemas()).doesNotContainKey(base);
    mirror.table().stranger().updateSchema().renameColumn("c", "altered").commit();

    mirror.commit(put(5));

    assertThat(mirror.lane("second").standing().reason()).contains("removed the schema");
    assertThat(mirror.main()).hasSize(5);
    assertThat(mirror.rows("second")).hasSize(5);
  }

  /** A table that was altered and then left its place lost its schema to the next expiry. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void anAlteredTableKeepsItsSchemaWhenItLeavesItsPlace(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.commit(put(3));
    mirror.promote("own");
    mirror.table().stranger().updateSchema().renameColumn("c", "altered").commit();
    mirror.shadowed().rollback();
    expire(mirror);
    mirror.commit(put(4));

    assertThat(mirror.view("own").schema().findField("altered")).isNotNull();
    assertThat(mirror.rows("own")).isEqualTo(mirror.main()).hasSize(4);
  }

  /** Writers need the schema that the ledger names, also between an ALTER and the next commit. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void theSchemaInTheLedgerOutlivesAnAlterThatIsNotNotedYet(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind);
    mirror.table().stranger().updateSchema().renameColumn("c", "altered").commit();
    mirror.shadowed().resume();
    mirror.append(100);
    expire(mirror);

    mirror.commit(put(3));

    assertThat(mirror.main()).containsExactly(row(1), row(2), row(3), row(100));
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
