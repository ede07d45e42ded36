package io.penumbra.e2e.reader;

import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Takeover;
import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.lane.SourceBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;

/**
 * A table of orders with a shadow that adds a column {@code tag}. The shadow was opened on the
 * empty table, so that each of its rows has a tag and none of the table's rows has the column.
 */
final class TaggedOrders {
  static final String SHADOW = "tagged";
  static final String TAG = "tag";
  static final TableIdentifier ID = TableIdentifier.of("shop", "orders");
  static final String JOB = "job";
  static final String LINEAGE = "lineage";

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Types.NestedField.required(1, "id", Types.LongType.get()),
              Types.NestedField.optional(2, "v", Types.LongType.get())),
          Set.of(1));

  private TaggedOrders() {}

  static ShadowedTable create(Catalog catalog) {
    ShadowedTable table =
        ShadowedTable.create(
            catalog,
            ID,
            new NewTable(SCHEMA, PartitionSpec.unpartitioned(), SortOrder.unsorted(), Map.of()),
            new SourceBinding("public.orders", List.of("id")),
            Map.of(1, "id", 2, "v"));
    table.takeOver(new Takeover(JOB, Optional.empty(), LINEAGE));
    table.propose(
        new Proposal(
            Optional.of(SHADOW),
            "ALTER TABLE orders ADD COLUMN tag string",
            "test",
            false,
            TaggedOrders::addTag));
    return table;
  }

  private static Evolution.Target addTag(Evolution.Current current) {
    int id = current.lastColumnId() + 1;
    List<Types.NestedField> fields = new ArrayList<>(current.schema().columns());
    fields.add(Types.NestedField.optional(id, TAG, Types.StringType.get()));
    return new Evolution.Target(
        new Schema(fields, current.schema().identifierFieldIds()),
        current.spec(),
        current.order(),
        Map.of(id, TAG));
  }
}
