package io.penumbra.bench.ingest;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.types.RowKind;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;

/** The benchmark's row: 10 columns, about 130 bytes in Flink's binary form. */
public final class BenchRow {
  public static final Schema SCHEMA =
      new Schema(
          List.of(
              required(1, "id", Types.LongType.get()),
              optional(2, "customer", Types.LongType.get()),
              optional(3, "status", Types.StringType.get()),
              optional(4, "amount", Types.DecimalType.of(12, 2)),
              optional(5, "quantity", Types.IntegerType.get()),
              optional(6, "price", Types.DoubleType.get()),
              optional(7, "created", Types.TimestampType.withoutZone()),
              optional(8, "note", Types.StringType.get()),
              optional(9, "flag", Types.BooleanType.get()),
              optional(10, "region", Types.StringType.get())),
          Set.of(1));

  private static final StringData[] STATUS = texts("open", "paid", "packed", "shipped", "returned");
  private static final StringData[] REGION = texts("africa", "america", "asia", "europe");

  private BenchRow() {}

  /**
   * @param id the key
   * @param version differs between two states of the row
   */
  public static GenericRowData of(RowKind kind, long id, long version) {
    long mixed = mix(id * 31 + version);
    GenericRowData row = new GenericRowData(kind, 10);
    row.setField(0, id);
    row.setField(1, (mixed >>> 8) % 150_000);
    row.setField(2, STATUS[(int) Math.floorMod(mixed, (long) STATUS.length)]);
    row.setField(3, DecimalData.fromUnscaledLong(Math.floorMod(mixed >> 3, 9_999_999L), 12, 2));
    row.setField(4, (int) Math.floorMod(mixed >> 5, 50L));
    row.setField(5, (mixed >>> 11) / 1e9);
    row.setField(6, TimestampData.fromEpochMillis(1_700_000_000_000L + version));
    row.setField(7, StringData.fromString("order note " + Math.floorMod(mixed >> 7, 100_000L)));
    row.setField(8, (mixed & 1) == 0);
    row.setField(9, REGION[(int) Math.floorMod(mixed >> 9, (long) REGION.length)]);
    return row;
  }

  /** The finalizer of SplitMix64: a cheap bijection that looks random. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static StringData[] texts(String... texts) {
    return Arrays.stream(texts).map(StringData::fromString).toArray(StringData[]::new);
  }
}
