package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import io.penumbra.jobs.validate.EveryTypeTest.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** A table of many columns whose cells are edge values of their types, and NULL. */
final class RandomRows {
  private final Random random;
  private final List<Values> types;

  /** At least as many columns as given, each of another type. */
  RandomRows(Random random, int columns) {
    this.random = random;
    List<Values> all = new ArrayList<>(EveryTypeTest.types().toList());
    Collections.shuffle(all, random);
    this.types = all.subList(0, columns + random.nextInt(all.size() - columns + 1));
  }

  Schema schema() {
    List<NestedField> fields = new ArrayList<>();
    fields.add(required(1, "id", Types.IntegerType.get()));
    for (Values type : types) {
      fields.add(optional(fields.size() + 1, "c" + fields.size(), type.type()));
    }
    return new Schema(fields);
  }

  List<Record> rows(TestingLane lane, int count) {
    List<Record> rows = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      rows.add(row(lane, id));
    }
    return rows;
  }

  Record row(TestingLane lane, int id) {
    Record row = lane.row(id);
    for (int i = 0; i < types.size(); i++) {
      row.set(i + 1, value(types.get(i).values()));
    }
    return row;
  }

  private Object value(List<Object> values) {
    int at = random.nextInt(values.size() + 1);
    return at == values.size() ? null : values.get(at);
  }
}
