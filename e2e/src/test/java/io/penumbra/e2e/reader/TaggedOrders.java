package io.penumbra.e2e.reader;

import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.Epoch;
import io.penumbra.catalog.lockstep.FileSet;
import io.penumbra.catalog.lockstep.Takeover;
import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.SourceBinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.types.Types;

/**
 * A table of orders with a shadow that adds a column {@code tag}. The shadow was opened on the
 * empty table, so that each of its rows has a tag and none of the table's rows has the column.
 */
final class TaggedOrders {
  static final int ROWS_A_COMMIT = 10;
  static final String SHADOW = "tagged";
  static final TableIdentifier ID = TableIdentifier.of("shop", "orders");

  private static final String JOB = "job";
  private static final String LINEAGE = "lineage";
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Types.NestedField.required(1, "id", Types.LongType.get()),
              Types.NestedField.optional(2, "v", Types.LongType.get())),
          Set.of(1));

  private final ShadowedTable table;
  private final Map<LaneId, Schema> schemas = new HashMap<>();
  private int commits;

  private TaggedOrders(ShadowedTable table) {
    this.table = table;
  }

  static TaggedOrders create(Catalog catalog) {
    ShadowedTable table =
        ShadowedTable.create(
            catalog,
            ID,
            new NewTable(SCHEMA, PartitionSpec.unpartitioned(), SortOrder.unsorted(), Map.of()),
            new SourceBinding("public.orders", List.of("id")),
            Map.of(1, "id", 2, "v"));
    table.takeOver(new Takeover(JOB, Optional.empty(), LINEAGE));
    Lane shadow =
        table.propose(
            new Proposal(
                Optional.of(SHADOW),
                "ALTER TABLE orders ADD COLUMN tag string",
                "test",
                false,
                TaggedOrders::addTag));
    TaggedOrders orders = new TaggedOrders(table);
    orders.schemas.put(LaneId.of(0), SCHEMA);
    orders.schemas.put(shadow.id(), table.table().schemas().get(shadow.shape().schemaId()));
    return orders;
  }

  /** Commits the next rows to both lanes, as one checkpoint of the stream. */
  void commit() throws IOException {
    int checkpoint = ++commits;
    Map<LaneId, FileSet> files = new HashMap<>();
    for (Map.Entry<LaneId, Schema> lane : schemas.entrySet()) {
      files.put(
          lane.getKey(), new FileSet(List.of(write(lane.getKey(), lane.getValue())), List.of()));
    }
    table.commit(
        List.of(
            new Barrier(
                JOB,
                LINEAGE,
                checkpoint,
                Integer.toString(checkpoint),
                true,
                List.of(new Epoch(checkpoint, files)),
                checkpoint == 1 ? schemas.keySet() : Set.of(),
                Map.of())));
  }

  ShadowedTable table() {
    return table;
  }

  /** Rows that both lanes hold. */
  int rows() {
    return commits * ROWS_A_COMMIT;
  }

  private static Evolution.Target addTag(Evolution.Current current) {
    int id = current.lastColumnId() + 1;
    List<Types.NestedField> fields = new ArrayList<>(current.schema().columns());
    fields.add(Types.NestedField.optional(id, "tag", Types.StringType.get()));
    return new Evolution.Target(
        new Schema(fields, current.schema().identifierFieldIds()),
        current.spec(),
        current.order(),
        Map.of(id, "tag"));
  }

  private DataFile write(LaneId lane, Schema schema) throws IOException {
    Table real = table.table();
    String path = real.location() + "/data/" + lane + "/f" + commits + ".parquet";
    OutputFile file = real.io().newOutputFile(path);
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(real)
            .dataSchema(schema)
            .build()
            .newDataWriter(EncryptedFiles.plainAsEncryptedOutput(file), real.spec(), null);
    try (writer) {
      for (int i = 0; i < ROWS_A_COMMIT; i++) {
        GenericRecord row = GenericRecord.create(schema);
        row.set(0, (commits - 1L) * ROWS_A_COMMIT + i);
        row.set(1, (long) commits);
        if (schema.findField("tag") != null) {
          row.set(2, "t" + commits);
        }
        writer.write(row);
      }
    }
    return writer.toDataFile();
  }
}
