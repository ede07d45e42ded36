package io.penumbra.jobs.mirror.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.SourceColumn;
import java.math.BigDecimal;
import java.util.List;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

/** Values are exact in a lane, or the row is refused: nothing is narrowed silently (I9). */
class LaneFieldTest {
  @Test
  void anIntIsALongInAWidenedLane() {
    LaneRow row = row(Types.IntegerType.get(), Types.LongType.get());
    assertThat(row.of(GenericRowData.of(7)).getLong(0)).isEqualTo(7L);
  }

  @Test
  void aLongThatFitsIsAnIntAndOneThatDoesNotIsRefused() {
    LaneRow row = row(Types.LongType.get(), Types.IntegerType.get());
    assertThat(row.of(GenericRowData.of(7L)).getInt(0)).isEqualTo(7);
    assertThatThrownBy(() -> row.of(GenericRowData.of(1L << 40)))
        .isInstanceOf(RowNotHeldException.class)
        .hasMessage("Column 'v' of type int does not hold 1099511627776");
  }

  @Test
  void aDecimalKeepsItsValueInAnotherScaleOrIsRefused() {
    LaneRow row = row(Types.DecimalType.of(10, 2), Types.DecimalType.of(12, 1));
    assertThat(row.of(decimal("12.50")).getDecimal(0, 12, 1).toBigDecimal()).isEqualTo("12.5");
    assertThatThrownBy(() -> row.of(decimal("12.55"))).isInstanceOf(RowNotHeldException.class);
  }

  @Test
  void nullInARequiredColumnIsRefused() {
    LaneRow row = row(Types.StringType.get(), Types.StringType.get());
    assertThatThrownBy(() -> row.of(GenericRowData.of((Object) null)))
        .hasMessage("Column 'v' is required, and it is NULL");
  }

  @Test
  void typesThatNeverFitAreRefusedBeforeTheFirstRow() {
    assertThatThrownBy(() -> row(Types.StringType.get(), Types.IntegerType.get()))
        .isInstanceOf(PenumbraException.class)
        .hasMessage("Column 'v' has type string at the source, and int here");
  }

  private static GenericRowData decimal(String value) {
    return GenericRowData.of(DecimalData.fromBigDecimal(new BigDecimal(value), 10, 2));
  }

  private static LaneRow row(Type from, Type to) {
    Layout layout = Layout.of(0, List.of(new SourceColumn("v", from)));
    LaneField field = LaneField.of(NestedField.required(1, "v", to), "v", layout);
    return new LaneRow(new LaneField[] {field});
  }
}
