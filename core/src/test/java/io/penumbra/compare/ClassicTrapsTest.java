package io.penumbra.compare;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.digest.CellHasher;
import io.penumbra.digest.Digest;
import io.penumbra.digest.RowHash;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.Test;

/** Differences that other tools have taken for none, because of how they hash and add up rows. */
class ClassicTrapsTest {
  private static final StructType ROWS =
      StructType.of(
          required(1, "id", Types.LongType.get()),
          optional(2, "at", Types.TimestampType.withoutZone()),
          optional(3, "a", Types.StringType.get()),
          optional(4, "b", Types.StringType.get()));
  private static final LocalDateTime SEVEN = LocalDateTime.parse("2026-01-05T07:00:00");

  /** CRC is linear, so XOR of it takes one shift of an even number of rows for no change. */
  @Test
  void seesTheSameShiftInAnyNumberOfRows() {
    for (int rows = 1; rows <= 100; rows++) {
      Digest before = digest(rows, id -> row(id, SEVEN.plusDays(id), "a", "b"));
      Digest after = digest(rows, id -> row(id, SEVEN.plusDays(id).plusHours(7), "a", "b"));
      assertThat(after).as("%s rows", rows).isNotEqualTo(before);
    }
  }

  /** The rows of tidb-tools#703, which all got ten minutes later. */
  @Test
  void seesFourRowsThatAllGotTenMinutesLater() {
    Digest before = digest(4, id -> row(id, SEVEN, "a", "b"));

    assertThat(digest(4, id -> row(id, SEVEN.plusMinutes(10), "a", "b"))).isNotEqualTo(before);
  }

  @Test
  void seesRowsThatAreThereTwice() {
    Digest once = digest(10, id -> row(id, SEVEN, "a", "b"));

    assertThat(once.plus(once)).isNotEqualTo(once).isNotEqualTo(Digest.NONE);
    assertThat(digest(2, id -> row(1, SEVEN, "x", "y")))
        .isNotEqualTo(digest(2, id -> row(1, SEVEN, "y", "x")));
  }

  @Test
  void seesValuesSwappedBetweenTwoKeys() {
    Digest before = digest(2, id -> row(id, SEVEN, "a" + id, "b"));
    Digest after = digest(2, id -> row(id, SEVEN, "a" + (1 - id), "b"));

    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void seesValuesSwappedBetweenTwoKeysInTheColumnByItself() {
    Digest before = cells(4, id -> row(id, SEVEN, "a", "b" + id));
    Digest after = cells(4, id -> row(id, SEVEN, "a", "b" + (1 - id)));

    assertThat(after).isNotEqualTo(before);
    assertThat(cells(3, id -> row(id, SEVEN, "a", "b" + id)))
        .isEqualTo(cells(3, id -> row(id, SEVEN, "a", "b" + (1 - id))));
  }

  @Test
  void seesWhatMovedAcrossTheBorderOfTwoColumns() {
    assertAllDiffer(
        row(1, SEVEN, "x0", "y"),
        row(1, SEVEN, "x", "0y"),
        row(1, SEVEN, "x0y", ""),
        row(1, SEVEN, "", "x0y"),
        row(1, SEVEN, "x0y", null),
        row(1, SEVEN, null, "x0y"));
  }

  @Test
  void seesNullBehindWhatStandsForIt() {
    assertAllDiffer(
        row(1, SEVEN, null, "b"),
        row(1, SEVEN, "", "b"),
        row(1, SEVEN, " ", "b"),
        row(1, SEVEN, "NULL", "b"),
        row(1, SEVEN, "<null>", "b"),
        row(1, SEVEN, "0", "b"),
        row(1, SEVEN, "\u0000", "b"));
  }

  @Test
  void seesTheFormOfUnicode() {
    assertAllDiffer(
        row(1, SEVEN, "caf\u00e9", "b"),
        row(1, SEVEN, "cafe\u0301", "b"),
        row(1, SEVEN, "CAF\u00c9", "b"),
        row(1, SEVEN, "cafe", "b"));
  }

  private static TestingRow row(long id, LocalDateTime at, String a, String b) {
    return TestingRow.of(id, at, a, b);
  }

  private static void assertAllDiffer(TestingRow... rows) {
    List<RowHash> hashes = Arrays.stream(rows).map(ClassicTrapsTest::hash).toList();
    assertThat(new HashSet<>(hashes)).hasSize(rows.length);
  }

  private static Digest digest(int rows, Function<Long, TestingRow> row) {
    Digest digest = Digest.NONE;
    for (long id = 0; id < rows; id++) {
      digest = digest.plus(Digest.of(hash(row.apply(id))));
    }
    return digest;
  }

  private static RowHash hash(TestingRow row) {
    return RowHash.of(RowEncoding.of(ROWS).encode(row));
  }

  /** Of one column of two rows. */
  private static Digest cells(int fieldId, Function<Long, TestingRow> row) {
    RowEncoding key = RowEncoding.of(ROWS, List.of(1));
    RowEncoding cell = RowEncoding.of(ROWS, List.of(fieldId));
    CellHasher hasher = new CellHasher();
    Digest digest = Digest.NONE;
    for (long id = 0; id < 2; id++) {
      byte[] keyBytes = key.encode(row.apply(id));
      byte[] cellBytes = cell.encode(row.apply(id));
      hasher.row(keyBytes, 0, keyBytes.length);
      digest = digest.plus(Digest.of(hasher.cell(fieldId, cellBytes, 0, cellBytes.length)));
    }
    return digest;
  }
}
