package io.penumbra.compare;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.Test;

/** Equal bytes mean equal rows, and only they. */
class RowEncodingTest {
  private static final StructType TEXTS =
      StructType.of(
          optional(1, "a", Types.StringType.get()), optional(2, "b", Types.StringType.get()));

  @Test
  void tellsNullFromWhatIsOftenTakenForIt() {
    List<Object> texts = Arrays.asList(null, "", "NULL", "null", "<null>", "0", " ");

    assertThat(texts.stream().map(text -> row(TEXTS, text, "x")).distinct()).hasSize(7);
  }

  @Test
  void tellsNullFromZeroAndTheTwoZerosApart() {
    StructType doubles = StructType.of(optional(1, "a", Types.DoubleType.get()));
    List<Object> numbers =
        Arrays.asList(null, 0.0, -0.0, Double.NaN, Double.MIN_VALUE, Double.POSITIVE_INFINITY);

    assertThat(numbers.stream().map(number -> row(doubles, number)).distinct()).hasSize(6);
  }

  @Test
  void takesEveryNaNForOne() {
    StructType doubles = StructType.of(optional(1, "a", Types.DoubleType.get()));

    assertThat(row(doubles, Double.longBitsToDouble(0x7ff8000000000001L)))
        .isEqualTo(row(doubles, Double.NaN));
  }

  @Test
  void keepsColumnsApart() {
    assertThat(row(TEXTS, "x0", "y")).isNotEqualTo(row(TEXTS, "x", "0y"));
    assertThat(row(TEXTS, "a|b", "c")).isNotEqualTo(row(TEXTS, "a", "b|c"));
    assertThat(row(TEXTS, "a", null)).isNotEqualTo(row(TEXTS, null, "a"));
  }

  @Test
  void doesNotMindPlaceNameAndWidth() {
    StructType before =
        StructType.of(
            optional(1, "id", Types.IntegerType.get()),
            optional(2, "rate", Types.FloatType.get()),
            optional(3, "amount", Types.DecimalType.of(9, 2)));
    StructType after =
        StructType.of(
            optional(3, "total", Types.DecimalType.of(18, 2)),
            optional(2, "rate", Types.DoubleType.get()),
            optional(1, "key", Types.LongType.get()));
    BigDecimal amount = new BigDecimal("1.20");

    assertThat(row(before, 7, 0.1f, amount)).isEqualTo(row(after, amount, (double) 0.1f, 7L));
  }

  @Test
  void doesNotMindTheOrderOfAMapAndMindsThatOfAList() {
    Type map = Types.MapType.ofOptional(2, 3, Types.StringType.get(), Types.IntegerType.get());
    Type list = Types.ListType.ofOptional(2, Types.IntegerType.get());
    StructType maps = StructType.of(optional(1, "m", map));
    StructType lists = StructType.of(optional(1, "l", list));
    Map<String, Integer> forward = new TreeMap<>(Map.of("a", 1, "b", 2));
    Map<String, Integer> backward = new TreeMap<>(forward).descendingMap();

    assertThat(row(maps, forward)).isEqualTo(row(maps, backward));
    assertThat(row(lists, List.of(1, 2))).isNotEqualTo(row(lists, List.of(2, 1)));
    assertThat(row(lists, List.of())).isNotEqualTo(row(lists, (Object) null));
  }

  @Test
  void isInjectiveOnRandomTexts() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      List<Object> one = Arrays.asList(text(random), text(random));
      List<Object> other = Arrays.asList(text(random), text(random));
      assertThat(row(TEXTS, one.toArray()).equals(row(TEXTS, other.toArray())))
          .isEqualTo(one.equals(other));
    }
  }

  @Test
  void readsBackWhatItWrote() {
    byte[] encoded = RowEncoding.of(TEXTS).encode(TestingRow.of("ä", null));

    assertThat(Cells.texts(encoded)).containsExactly("ä", null);
    assertThat(Cells.anyNull(encoded)).isTrue();
  }

  private static String text(Random random) {
    int length = random.nextInt(4) - 1;
    return length < 0
        ? null
        : "0|,".substring(0, length).replace(',', "x\u0000".charAt(random.nextInt(2)));
  }

  private static List<Byte> row(StructType type, Object... values) {
    List<Byte> bytes = new ArrayList<>();
    for (byte each : RowEncoding.of(type).encode(TestingRow.of(values))) {
      bytes.add(each);
    }
    return bytes;
  }
}
