package io.penumbra.sql.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.sql.engine.ResultTable;
import io.penumbra.tolerance.Tolerance;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowDifferenceTest {
  @Test
  void countsRowsThatComeMoreThanOnce() {
    RowDifference difference =
        RowDifference.of(
            rows(row("a"), row("a"), row("b")), rows(row("a"), row("b"), row("b")), exact());

    assertThat(difference.primary()).containsExactly(row("a"));
    assertThat(difference.shadow()).containsExactly(row("b"));
  }

  @Test
  void tellsTypesApartAndNotScales() {
    assertThat(differ(row(1L), row(new BigDecimal("1")))).isTrue();
    assertThat(differ(row(1L), row("1"))).isTrue();
    assertThat(differ(row((Object) null), row("NULL"))).isTrue();
    assertThat(differ(row((Object) null), row(""))).isTrue();
    assertThat(differ(row(0.0), row(-0.0))).isTrue();
    assertThat(differ(row(Double.NaN), row(Double.NaN))).isFalse();
    assertThat(differ(row(new BigDecimal("1.50")), row(new BigDecimal("1.5")))).isFalse();
    assertThat(differ(row("a", "b"), row("b", "a"))).isTrue();
    assertThat(differ(row("a"), row("a", "b"))).isTrue();
  }

  @Test
  void admitsEachRowForOneOnly() {
    RowDifference difference =
        RowDifference.of(
            rows(row(1.0), row(1.0)), rows(row(1.0000001)), Tolerance.parse("relative 1e-6"));

    assertThat(difference.tolerated()).isEqualTo(1);
    assertThat(difference.primary()).containsExactly(row(1.0));
    assertThat(difference.shadow()).isEmpty();
  }

  private static boolean differ(List<Object> primary, List<Object> shadow) {
    return !RowDifference.of(rows(primary), rows(shadow), exact()).isEmpty();
  }

  private static Tolerance exact() {
    return Tolerance.EXACT;
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static ResultTable rows(List<Object>... rows) {
    return new ResultTable(List.of(), List.of(rows), true);
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }
}
