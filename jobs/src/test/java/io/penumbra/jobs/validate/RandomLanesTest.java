package io.penumbra.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Decision;
import io.penumbra.report.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.Test;

/** Lanes are equal where Iceberg's own readers read the same rows from both, and only there. */
class RandomLanesTest {
  /** Each takes about a second. */
  private static final int PAIRS = Integer.getInteger("penumbra.random.lanes", 12);

  private final Map<Verdict, Integer> verdicts = new HashMap<>();

  @Test
  void saysWhatIcebergsReadersSee() {
    for (int seed = 0; seed < PAIRS; seed++) {
      RandomLanes lanes = new RandomLanes(seed);
      Verdict expected =
          rows(lanes.primary, lanes.shadow).equals(rows(lanes.shadow, lanes.primary))
              ? Verdict.PASS
              : Verdict.FAIL;
      verdicts.merge(expected, 1, Integer::sum);
      assertThat(verdict(lanes, new DirectRows(Long.MAX_VALUE, 10)))
          .as("joined, seed %d", seed)
          .isEqualTo(expected);
      assertThat(verdict(lanes, HashLevel.here(1), new DirectRows(Long.MAX_VALUE, 10)))
          .as("hashed, seed %d", seed)
          .isEqualTo(expected);
    }
    // Else the lanes would prove little.
    assertThat(verdicts).containsOnlyKeys(Verdict.PASS, Verdict.FAIL);
  }

  private static Verdict verdict(RandomLanes lanes, Level... levels) {
    Comparison comparison =
        Comparison.of(lanes.primary.content(), lanes.shadow.content(), List.of(1));
    Evidence evidence = new Levels(List.of(levels), 10).examine(comparison, Progress.NONE);
    return Decision.of(evidence.found(), evidence.coverage()).verdict();
  }

  /** How often each row is there, of fields that the other lane has too. */
  private static Map<Object, Integer> rows(TestingLane lane, TestingLane other) {
    StructType common = other.table.schema().asStruct();
    Map<Object, Integer> rows = new HashMap<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(lane.table).build()) {
      records.forEach(row -> rows.merge(plain(row, common), 1, Integer::sum));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return rows;
  }

  private static Map<Integer, Object> plain(Record row, StructType other) {
    Map<Integer, Object> fields = new TreeMap<>();
    for (NestedField field : row.struct().fields()) {
      NestedField same = other.field(field.fieldId());
      if (same != null) {
        Object value = row.getField(field.name());
        fields.put(
            field.fieldId(),
            value instanceof Record struct
                ? plain(struct, same.type().asStructType())
                : plain(value));
      }
    }
    return fields;
  }

  /** Whatever the width of its type, equal if it is the same value. */
  private static Object plain(Object value) {
    if (value instanceof Float || value instanceof Double) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    return value;
  }
}
