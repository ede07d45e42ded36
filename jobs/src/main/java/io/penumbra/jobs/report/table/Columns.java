package io.penumbra.jobs.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Columns of a report table, in order. All may be NULL, so that more can be added later. */
final class Columns {
  private final AtomicInteger ids;
  private final List<NestedField> fields = new ArrayList<>();

  private Columns(AtomicInteger ids) {
    this.ids = ids;
  }

  static Columns of() {
    return new Columns(new AtomicInteger());
  }

  Columns texts(String... names) {
    for (String name : names) {
      add(name, Types.StringType.get());
    }
    return this;
  }

  Columns numbers(String... names) {
    for (String name : names) {
      add(name, Types.LongType.get());
    }
    return this;
  }

  Columns times(String... names) {
    for (String name : names) {
      add(name, Types.TimestampType.withZone());
    }
    return this;
  }

  Columns fraction(String name) {
    return add(name, Types.DoubleType.get());
  }

  Columns flag(String name) {
    return add(name, Types.BooleanType.get());
  }

  /** A list of texts. */
  Columns list(String name) {
    return add(name, Types.ListType.ofOptional(ids.incrementAndGet(), Types.StringType.get()));
  }

  /** A list of groups of columns. */
  Columns list(String name, Columns... groups) {
    Columns all = new Columns(ids);
    for (Columns group : groups) {
      group.fields.forEach(field -> all.add(field.name(), field.type()));
    }
    Type group = Types.StructType.of(all.fields);
    return add(name, Types.ListType.ofOptional(ids.incrementAndGet(), group));
  }

  Schema schema() {
    return new Schema(fields);
  }

  private Columns add(String name, Type type) {
    fields.add(NestedField.optional(ids.incrementAndGet(), name, type));
    return this;
  }
}
