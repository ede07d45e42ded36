package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Stage;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Shape;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.types.TypeUtil;

/** Adds schemas, specs and orders to a table without making them what users read. */
final class Shapes {
  private Shapes() {}

  static Shape add(Stage stage, Evolution.Target target) {
    return add(stage, target.schema(), target.spec(), target.order());
  }

  /**
   * Iceberg checks specs and orders against the current schema, so the new one is the current one
   * for as long as they are added.
   */
  static Shape add(Stage stage, Schema schema, PartitionSpec spec, SortOrder order) {
    int current = stage.metadata().currentSchemaId();
    stage.apply(builder -> builder.addSchema(schema));
    int schemaId = idOf(stage.metadata(), schema);
    stage.apply(
        builder ->
            builder
                .setCurrentSchema(schemaId)
                .addPartitionSpec(spec)
                .addSortOrder(order)
                .setCurrentSchema(current));
    return new Shape(schemaId, idOf(stage.metadata(), spec), idOf(stage.metadata(), order));
  }

  /** A field id means one column for ever: equality deletes are resolved over all schemas. */
  static void refuseUsedIds(Schema proposed, TableMetadata now) {
    TypeUtil.indexById(proposed.asStruct())
        .forEach(
            (id, field) -> {
              if (now.schema().findField(id) == null && id <= now.lastColumnId()) {
                throw new PenumbraException(
                    ErrorCode.DDL_ILLEGAL_CHANGE,
                    "Column '" + field.name() + "' would reuse field id " + id,
                    "Plan the statement again on the table as it is now");
              }
            });
  }

  private static int idOf(TableMetadata metadata, Schema schema) {
    return metadata.schemas().stream()
        .filter(known -> known.sameSchema(schema))
        .findFirst()
        .orElseThrow()
        .schemaId();
  }

  private static int idOf(TableMetadata metadata, PartitionSpec spec) {
    return metadata.specs().stream()
        .filter(known -> known.compatibleWith(spec))
        .findFirst()
        .orElseThrow()
        .specId();
  }

  private static int idOf(TableMetadata metadata, SortOrder order) {
    return metadata.sortOrders().stream()
        .filter(known -> known.sameOrder(order))
        .findFirst()
        .orElseThrow()
        .orderId();
  }
}
