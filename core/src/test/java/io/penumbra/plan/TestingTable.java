package io.penumbra.plan;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import java.util.List;
import java.util.Set;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.types.Types;

/** The table that the cases of this package are about. */
final class TestingTable {
  static final Schema SCHEMA =
      new Schema(
          List.of(
              required(1, "o_orderkey", Types.LongType.get()),
              required(2, "o_custkey", Types.IntegerType.get()),
              optional(3, "o_totalprice", Types.DecimalType.of(12, 2)),
              required(4, "o_orderdate", Types.DateType.get()),
              optional(5, "o_comment", Types.StringType.get(), "free text"),
              required(6, "o_clerk", Types.StringType.get()),
              optional(7, "o_priority", Types.IntegerType.get()),
              optional(8, "weight", Types.FloatType.get()),
              optional(9, "address", address()),
              optional(15, "tags", Types.ListType.ofOptional(16, Types.StringType.get())),
              optional(17, "items", Types.ListType.ofOptional(18, item())),
              optional(21, "props", props()),
              optional(24, "places", Types.MapType.ofOptional(25, 26, point(), size())),
              optional(29, "Mixed", Types.StringType.get()),
              optional(30, "MIXED", Types.StringType.get()),
              optional(31, "a.b", Types.StringType.get())),
          Set.of(1));

  private TestingTable() {}

  /**
   * Partitioned by month of o_orderdate, ordered by o_clerk, key o_orderkey, ids up to 40 taken.
   */
  static TableForm form(int formatVersion) {
    return new TableForm(
        SCHEMA,
        PartitionSpec.builderFor(SCHEMA).month("o_orderdate").build(),
        SortOrder.builderFor(SCHEMA).asc("o_clerk").build(),
        Set.of(1),
        formatVersion,
        40);
  }

  private static Types.StructType address() {
    return Types.StructType.of(
        optional(10, "street", Types.StringType.get()),
        optional(11, "city", Types.StringType.get()),
        optional(
            12,
            "geo",
            Types.StructType.of(
                optional(13, "lat", Types.FloatType.get()),
                optional(14, "lon", Types.FloatType.get()))));
  }

  private static Types.StructType item() {
    return Types.StructType.of(
        optional(19, "sku", Types.StringType.get()), optional(20, "qty", Types.IntegerType.get()));
  }

  private static Types.MapType props() {
    return Types.MapType.ofOptional(21 + 1, 23, Types.StringType.get(), Types.IntegerType.get());
  }

  private static Types.StructType point() {
    return Types.StructType.of(optional(27, "x", Types.IntegerType.get()));
  }

  private static Types.StructType size() {
    return Types.StructType.of(optional(28, "y", Types.IntegerType.get()));
  }
}
