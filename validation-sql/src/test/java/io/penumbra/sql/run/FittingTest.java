package io.penumbra.sql.run;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.Side;
import io.penumbra.sql.check.Check;
import io.penumbra.sql.check.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

/** The statements of the suite for a table whose shadow renames, widens, adds and drops. */
class FittingTest {
  private static final Schema PRIMARY =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "name", Types.StringType.get()),
          optional(3, "price", Types.DecimalType.of(10, 2)),
          optional(4, "rate", Types.FloatType.get()),
          optional(5, "at", Types.TimestampType.withoutZone()),
          optional(6, "gone", Types.StringType.get()),
          optional(7, "place", Types.StructType.of(optional(8, "it's", Types.LongType.get()))),
          optional(9, "code", Types.UUIDType.get()));
  private static final Schema SHADOW =
      new Schema(
          required(1, "id", Types.LongType.get()),
          optional(2, "title", Types.StringType.get()),
          optional(3, "price", Types.DecimalType.of(12, 2)),
          optional(4, "rate", Types.DoubleType.get()),
          optional(5, "at", Types.TimestampType.withoutZone()),
          optional(7, "place", Types.StructType.of(optional(8, "it's", Types.LongType.get()))),
          optional(9, "code", Types.UUIDType.get()),
          optional(10, "added", Types.StringType.get()));

  private final Fitting fitting =
      Fitting.of(ColumnPlan.of(PRIMARY, SHADOW, List.of(1)), new TestingEngine());

  @Test
  void fitsTheSuiteToATable() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Check check : Suite.checks()) {
      text.append("== ").append(check.name()).append('\n');
      text.append(fitting.statement(check, Side.PRIMARY)).append("\n--\n");
      text.append(fitting.statement(check, Side.SHADOW)).append('\n');
    }

    assertThat(text.toString()).isEqualTo(golden());
  }

  @Test
  void tellsWhatTheEngineDoesNotRead() {
    assertThat(fitting.unread()).containsExactly("code");
  }

  @Test
  void leavesOutWhatTheTableHasNoColumnFor() {
    Schema keys = new Schema(required(1, "id", Types.IntegerType.get()));
    Fitting narrow = Fitting.of(ColumnPlan.of(keys, keys, List.of(1)), new TestingEngine());

    assertThat(
            Suite.checks().stream()
                .filter(check -> narrow.obstacle(check).isEmpty())
                .map(Check::name))
        .containsExactly(
            "row-count",
            "null-count",
            "smallest-and-largest",
            "sum-of-integers",
            "distinct-count",
            "top-values",
            "quantiles");
  }

  private static String golden() throws IOException {
    try (InputStream in = FittingTest.class.getResourceAsStream("suite.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
