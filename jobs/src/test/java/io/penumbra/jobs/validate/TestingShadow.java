package io.penumbra.jobs.validate;

import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.Epoch;
import io.penumbra.catalog.lockstep.FileSet;
import io.penumbra.catalog.lockstep.Takeover;
import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.SourceBinding;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** A mirrored table with shadows, fed by hand in lockstep: columns id, name, qty. */
final class TestingShadow {
  private static final Schema SCHEMA =
      new Schema(
          NestedField.required(1, "id", Types.IntegerType.get()),
          NestedField.optional(2, "name", Types.StringType.get()),
          NestedField.optional(3, "qty", Types.IntegerType.get()));
  private static final List<String> SOURCE = List.of("id", "name", "qty");

  final HadoopCatalog catalog;
  final ShadowedTable table;
  private long checkpoint;

  private TestingShadow(HadoopCatalog catalog, ShadowedTable table) {
    this.catalog = catalog;
    this.table = table;
  }

  static TestingShadow create(Path warehouse, int formatVersion) {
    HadoopCatalog catalog = new HadoopCatalog(new Configuration(), warehouse.toUri().toString());
    NewTable form =
        new NewTable(
            SCHEMA,
            PartitionSpec.unpartitioned(),
            SortOrder.unsorted(),
            Map.of("format-version", "" + formatVersion));
    ShadowedTable table =
        ShadowedTable.create(
            catalog,
            TableIdentifier.of("db", "orders"),
            form,
            new SourceBinding("public.orders", List.of("id")),
            Map.of(1, "id", 2, "name", 3, "qty"));
    table.takeOver(new Takeover("job", Optional.empty(), "lineage"));
    return new TestingShadow(catalog, table);
  }

  Lane propose(String name, boolean separate, UnaryOperator<UpdateSchema> change) {
    Schema evolved = change.apply(table.table().updateSchema()).apply();
    Evolution evolution =
        current ->
            new Evolution.Target(
                evolved, PartitionSpec.unpartitioned(), SortOrder.unsorted(), Map.of());
    return table.propose(
        new Proposal(Optional.of(name), "ALTER TABLE", "test", separate, evolution));
  }

  Lane lane(String name) {
    return table.ledger().require(name);
  }

  /** A lane as a stranger writes to it. */
  TestingLane stranger(String name) {
    return TestingLane.on(table.view(lane(name).id()));
  }

  /** Rows that are new. */
  void insert(Object[]... rows) {
    commit(false, rows);
  }

  /** Rows in place of those of the same key. */
  void upsert(Object[]... rows) {
    commit(true, rows);
  }

  static Object[] row(Object... values) {
    return values;
  }

  private synchronized void commit(boolean deletes, Object[]... rows) {
    Map<LaneId, FileSet> files = new HashMap<>();
    for (Lane lane : written()) {
      TestingLane writer = TestingLane.on(table.view(lane.id()));
      Record[] records =
          Arrays.stream(rows).map(row -> record(writer, lane, row)).toArray(Record[]::new);
      files.put(
          lane.id(),
          new FileSet(
              List.of(writer.write(Arrays.asList(records))),
              deletes ? List.of(writer.deleteByKey(records)) : List.of()));
    }
    checkpoint++;
    table.commit(
        List.of(
            new Barrier(
                "job",
                "lineage",
                checkpoint,
                "0/" + checkpoint,
                true,
                List.of(new Epoch(checkpoint, files)),
                files.keySet(),
                Map.of())));
  }

  private List<Lane> written() {
    return table.ledger().lanes().values().stream()
        .filter(lane -> lane.feeding().feed() == Feed.STREAM)
        .toList();
  }

  private static Record record(TestingLane writer, Lane lane, Object... row) {
    Record record = GenericRecord.create(writer.table.schema());
    for (NestedField field : writer.table.schema().columns()) {
      String column = lane.feeding().columns().get(field.fieldId());
      Object value = column == null ? null : row[SOURCE.indexOf(column)];
      boolean widened = value != null && field.type().equals(Types.LongType.get());
      record.setField(field.name(), widened ? (Object) ((Number) value).longValue() : value);
    }
    return record;
  }
}
