package io.penumbra.jobs.validate.read;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.Side;
import io.penumbra.condition.Condition;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.NestedField;

/**
 * What tasks have to know of a lane to read its files.
 *
 * @param lane all columns of the lane
 * @param columns the compared columns
 * @param keys field ids of the key, empty for none
 * @param schemas all that the table has: deletes may name columns that were dropped since
 * @param nameMapping JSON, empty for none
 * @param where which rows are compared, null for all
 */
record LaneFiles(
    FileIO io,
    Schema lane,
    Schema columns,
    List<Integer> keys,
    List<Schema> schemas,
    String nameMapping,
    Condition where)
    implements Serializable {
  static LaneFiles of(Table table, Schema lane, ColumnPlan plan, Side side) {
    return new LaneFiles(
        SerializableTable.copyOf(table).io(),
        lane,
        plan.schema(side),
        plan.keys(),
        new ArrayList<>(table.schemas().values()),
        table.properties().getOrDefault(TableProperties.DEFAULT_NAME_MAPPING, ""),
        plan.where().orElse(null));
  }

  boolean nullableKey() {
    return keys.stream().anyMatch(id -> columns.findField(id).isOptional());
  }

  boolean holdsUuid(List<Integer> fieldIds) {
    return fieldIds.stream().anyMatch(id -> field(id).type().typeId() == TypeID.UUID);
  }

  List<Integer> compared() {
    return columns.columns().stream().map(NestedField::fieldId).sorted().toList();
  }

  /** All fields that are in some of the groups. */
  FieldGroups groups(List<List<Integer>> groups) {
    Set<Integer> ids = new LinkedHashSet<>();
    groups.forEach(ids::addAll);
    return new FieldGroups(
        ids.stream().map(this::whole).toList(), ids.stream().map(this::field).toList(), groups);
  }

  /**
   * Which fields are read, and as what, and of which rows: whatever decides on that has to be told.
   *
   * @param deletes field ids by which rows are deleted
   */
  String reading(Set<Integer> deletes) {
    Set<Integer> ids = new TreeSet<>(compared());
    ids.addAll(deletes);
    return ids.stream()
            .flatMap(id -> Stream.of(field(id), whole(id)).distinct())
            .map(field -> SchemaParser.toJson(new Schema(field)))
            .toList()
        + keys.toString()
        + where
        + nameMapping;
  }

  /** A field with all that is in it in this lane. */
  private NestedField whole(int id) {
    return Optional.ofNullable(lane.asStruct().field(id)).orElseGet(() -> field(id));
  }

  private NestedField field(int id) {
    return Optional.ofNullable(columns.asStruct().field(id))
        .or(() -> newest(id))
        .orElseThrow(() -> nested(id));
  }

  private Optional<NestedField> newest(int id) {
    return schemas.stream()
        .flatMap(schema -> Optional.ofNullable(schema.asStruct().field(id)).stream())
        .reduce((older, newer) -> newer);
  }

  private PenumbraException nested(int id) {
    String name = Objects.requireNonNullElse(lane.findColumnName(id), "with id " + id);
    return new PenumbraException(
        ErrorCode.STATE_REFUSED,
        "Rows were deleted by the values of field " + name + ", which is no column of its own",
        "Rewrite the data files so that these deletes are applied, then validate again");
  }
}
