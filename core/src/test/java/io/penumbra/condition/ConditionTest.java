package io.penumbra.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final Schema SCHEMA =
      new Schema(
          NestedField.required(1, "id", Types.IntegerType.get()),
          NestedField.optional(2, "price", Types.DecimalType.of(10, 2)),
          NestedField.optional(3, "Name", Types.StringType.get()),
          NestedField.optional(4, "day", Types.DateType.get()),
          NestedField.optional(5, "at", Types.TimestampType.withZone()),
          NestedField.optional(6, "flag", Types.BooleanType.get()),
          NestedField.optional(7, "ratio", Types.DoubleType.get()),
          NestedField.optional(8, "nothing", Types.LongType.get()),
          NestedField.optional(9, "tags", Types.ListType.ofOptional(10, Types.StringType.get())));

  private static final Map<Integer, Object> ROW = row();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "id = 7 | true",
        "id <> 7 | false",
        "id > 6.5 AND id < 7.5 | true",
        "id IN (1, 7) | true",
        "id NOT IN (1, 7) | false",
        "id BETWEEN 7 AND 9 | true",
        "id NOT BETWEEN 8 AND 9 | true",
        "ID >= 8 OR price = 1.5 | true",
        "price <= 1.49 | false",
        "name = 'Ähre' | true",
        "\"Name\" > 'Zoo' | true",
        "day = '2026-01-31' | true",
        "day < DATE '2026-01-31' | false",
        "at = '2026-01-31T13:00:00+01:00' | true",
        "at > TIMESTAMP '2026-01-31 12:00:00Z' | false",
        "flag = TRUE | true",
        "ratio = 0 | true",
        "NOT (id = 7 AND flag = FALSE) | true",
        "id = 1 OR id = 2 AND id = 3 OR id = 7 | true",
        "nothing IS NULL | true",
        "nothing IS NOT NULL | false",
        "tags IS NULL | true",
        "nothing = 1 | false",
        "nothing <> 1 | false",
        "NOT nothing = 1 | false",
        "nothing = 1 OR id = 7 | true",
        "NOT (nothing = 1 AND id = 8) | true",
      })
  void meansWhatSqlMeans(String text, boolean holds) {
    Condition condition = condition(text);

    assertThat(condition.holds(values(condition, ROW))).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "size = 1 | no column of that name",
        "\"name\" = 'a' | no column of that name",
        "id = '7' | can't be compared with '7'",
        "day = 'today' | can't be compared with 'today'",
        "at = '2026-01-31T12:00:00' | can't be compared with",
        "tags = 'a' | can't be compared with",
        "id = NULL | nothing equals NULL",
        "id = 7 AND | it ends",
        "lower(name) = 'a' | there is '('",
        "id = id | there is 'id'",
        "id = 7; DROP TABLE t | there is ';'",
      })
  void refusesWhatIsNotTheSameInBothLanes(String text, String why) {
    assertThatThrownBy(() -> condition(text))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining(why);
  }

  @Test
  void readsNoOtherColumns() {
    assertThat(condition("price > 1 AND id = 7 OR price < 0").fieldIds()).containsExactly(1, 2);
  }

  private static Condition condition(String text) {
    return Condition.of(text, SCHEMA.columns());
  }

  private static List<Object> values(Condition condition, Map<Integer, Object> row) {
    return Arrays.asList(condition.fieldIds().stream().map(row::get).toArray());
  }

  /** As rows are decoded, whatever the width of the columns. */
  private static Map<Integer, Object> row() {
    Map<Integer, Object> row = new HashMap<>();
    row.put(1, 7L);
    row.put(2, new BigDecimal("1.50"));
    row.put(3, "Ähre");
    row.put(4, LocalDate.parse("2026-01-31"));
    row.put(5, Instant.parse("2026-01-31T12:00:00Z"));
    row.put(6, true);
    row.put(7, -0.0);
    return row;
  }
}
