package io.penumbra.compare;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.Test;

/** Equal bytes mean equal rows and only they, over a million pairs of rows of all types. */
class InjectiveEncodingTest {
  private static final int SCHEMAS = 1_000;
  private static final int PAIRS = 1_000;
  private static final int COLUMNS = 4;

  private final Random random = new Random(4);
  private final List<Map.Entry<Type, List<Object>>> types =
      List.copyOf(TestingValues.byType().entrySet());

  @Test
  void encodesTwoRowsAlikeIfAndOnlyIfTheyAreEqual() {
    int equal = 0;
    for (int schema = 0; schema < SCHEMAS; schema++) {
      List<Map.Entry<Type, List<Object>>> columns = columns();
      RowEncoding encoding = RowEncoding.of(struct(columns));
      for (int pair = 0; pair < PAIRS; pair++) {
        TestingRow one = row(columns);
        TestingRow other = random.nextInt(4) == 0 ? changed(one, columns) : row(columns);
        boolean same = Arrays.equals(encoding.encode(one), encoding.encode(other));
        if (same != one.equals(other)) {
          throw new AssertionError(one + " and " + other + (same ? " collide" : " fall apart"));
        }
        equal += same ? 1 : 0;
      }
    }
    assertThat(equal).isGreaterThan(SCHEMAS * PAIRS / 100);
  }

  private List<Map.Entry<Type, List<Object>>> columns() {
    List<Map.Entry<Type, List<Object>>> columns = new ArrayList<>();
    for (int i = 1 + random.nextInt(COLUMNS); i > 0; i--) {
      columns.add(types.get(random.nextInt(types.size())));
    }
    return columns;
  }

  private static StructType struct(List<Map.Entry<Type, List<Object>>> columns) {
    List<NestedField> fields = new ArrayList<>();
    columns.forEach(
        column -> fields.add(optional(fields.size() + 1, "c" + fields.size(), column.getKey())));
    return StructType.of(fields);
  }

  private TestingRow row(List<Map.Entry<Type, List<Object>>> columns) {
    return TestingRow.of(columns.stream().map(this::value).toArray());
  }

  /** The same row but for one value, which may be the same as well. */
  private TestingRow changed(TestingRow row, List<Map.Entry<Type, List<Object>>> columns) {
    Object[] values = row.values().toArray();
    int column = random.nextInt(values.length);
    values[column] = value(columns.get(column));
    return TestingRow.of(values);
  }

  /** An edge value of the type, NULL, or a text that shares much with other texts. */
  private Object value(Map.Entry<Type, List<Object>> column) {
    int choice = random.nextInt(column.getValue().size() + 1);
    if (choice == column.getValue().size()) {
      return null;
    }
    Object value = column.getValue().get(choice);
    return value instanceof String ? text() : value;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(4); length > 0; length--) {
      text.append("\u0000\t0|,NULL".charAt(random.nextInt(9)));
    }
    return text.toString();
  }
}
