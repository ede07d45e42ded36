package io.penumbra.jobs.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;

/**
 * Two lanes to which the same happened in other files: rows came in files of all formats, were
 * changed and deleted in several ways, and the shadow's schema evolved in between. At times
 * something happened in one of them alone.
 */
final class RandomLanes {
  private static final int FEWEST_COLUMNS = 2;
  private static final List<String> FORMATS = List.of("parquet", "parquet", "orc", "avro");

  final TestingLane primary;
  final TestingLane shadow;
  private final Random random;
  private final RandomRows values;
  private int ids;

  RandomLanes(long seed) {
    random = new Random(seed);
    values = new RandomRows(random, FEWEST_COLUMNS);
    primary = TestingLane.create(values.schema(), 3);
    shadow = TestingLane.create(values.schema(), 3);
    int steps = 2 + random.nextInt(5);
    int evolves = random.nextInt(steps + 1);
    int differs = random.nextInt(2 * steps);
    insert(false);
    for (int step = 0; step < steps; step++) {
      if (step == evolves) {
        evolve();
      }
      step(step == differs);
    }
  }

  private void step(boolean differs) {
    for (TestingLane lane : List.of(primary, shadow)) {
      String format = FORMATS.get(random.nextInt(FORMATS.size()));
      lane.table.updateProperties().set("write.format.default", format).commit();
    }
    switch (random.nextInt(4)) {
      case 0 -> insert(differs);
      case 1 -> delete(differs);
      case 2 -> deleteAt(differs);
      default -> upsert(differs);
    }
  }

  private void insert(boolean differs) {
    List<Record> rows = new ArrayList<>();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      rows.add(values.row(primary, ids++));
    }
    primary.append(rows);
    List<Record> evolved = evolved(rows).subList(differs ? 1 : 0, rows.size());
    int cut = random.nextInt(evolved.size() + 1);
    for (List<Record> part :
        List.of(evolved.subList(0, cut), evolved.subList(cut, evolved.size()))) {
      if (!part.isEmpty()) {
        shadow.append(part);
      }
    }
  }

  private void upsert(boolean differs) {
    Record row = values.row(primary, random.nextInt(ids));
    primary.upsert(row);
    Record other = differs ? values.row(primary, (Integer) row.get(0)) : row;
    shadow.upsert(evolved(List.of(other)).get(0));
  }

  private void delete(boolean differs) {
    int id = random.nextInt(ids);
    primary.delete(primary.row(id));
    shadow.delete(evolved(List.of(primary.row(id + (differs ? 1 : 0)))).get(0));
  }

  /** In the primary by position in a file of its own, in the shadow by key. */
  private void deleteAt(boolean differs) {
    Record row = values.row(primary, ids++);
    Record stays = values.row(primary, ids++);
    DataFile file = primary.append(row, stays);
    shadow.append(evolved(List.of(stays, row)));
    primary.deleteAt(file, 0);
    if (!differs) {
      shadow.delete(evolved(List.of(row)).get(0));
    }
  }

  private void evolve() {
    for (NestedField column : shadow.table.schema().columns()) {
      UpdateSchema update = shadow.table.updateSchema();
      if (column.type().isStructType()) {
        evolve(column, update);
      } else if (column.fieldId() > 1 && random.nextInt(4) == 0) {
        update.deleteColumn(column.name());
      } else if (random.nextInt(2) == 0) {
        update.renameColumn(column.name(), column.name() + "_new");
        wider(column.type()).ifPresent(type -> update.updateColumn(column.name(), type));
      }
      update.commit();
    }
    shadow.table.updateSchema().addColumn("added", Types.StringType.get()).commit();
  }

  /** Of a struct, one field or all are replaced by another. */
  private void evolve(NestedField column, UpdateSchema update) {
    update.addColumn(column.name(), "zip", Types.StringType.get());
    List<NestedField> fields = column.type().asStructType().fields();
    fields.stream()
        .limit(random.nextInt(fields.size() + 1))
        .forEach(field -> update.deleteColumn(column.name() + "." + field.name()));
  }

  private static Optional<Type.PrimitiveType> wider(Type type) {
    return switch (type.typeId()) {
      case INTEGER -> Optional.of(Types.LongType.get());
      case FLOAT -> Optional.of(Types.DoubleType.get());
      default -> Optional.empty();
    };
  }

  private List<Record> evolved(List<Record> rows) {
    StructType type = shadow.table.schema().asStruct();
    return rows.stream().map(row -> evolved(row, type)).toList();
  }

  private Record evolved(Record row, StructType type) {
    Record evolved = GenericRecord.create(type);
    for (NestedField field : type.fields()) {
      NestedField before = row.struct().field(field.fieldId());
      Object value = before == null ? "new" : row.getField(before.name());
      evolved.setField(field.name(), evolved(value, field.type()));
    }
    return evolved;
  }

  /** Such a record does not know the ids that the table gave its fields. */
  private Object evolvedInside(Record struct, StructType type) {
    Record evolved = GenericRecord.create(type);
    for (NestedField field : type.fields()) {
      boolean added = struct.struct().field(field.name()) == null;
      evolved.setField(field.name(), added ? "new" : struct.getField(field.name()));
    }
    return evolved;
  }

  private Object evolved(Object value, Type type) {
    if (value instanceof Record struct) {
      return evolvedInside(struct, type.asStructType());
    }
    if (value instanceof Integer number && type.equals(Types.LongType.get())) {
      return number.longValue();
    }
    return value instanceof Float number && type.equals(Types.DoubleType.get())
        ? (Object) number.doubleValue()
        : value;
  }
}
