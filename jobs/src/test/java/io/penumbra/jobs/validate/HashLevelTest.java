package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import io.penumbra.report.Category;
import io.penumbra.report.Coverage;
import io.penumbra.report.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Equal buckets are settled without a join, and whatever differs is in the others. */
class HashLevelTest {
  private static final int ROWS = 20_000;
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "name", Types.StringType.get()),
          optional(3, "kind", Types.IntegerType.get()));
  private static final PartitionSpec BY_KIND =
      PartitionSpec.builderFor(SCHEMA).identity("kind").build();

  private static final PartitionSpec BY_RANGE =
      PartitionSpec.builderFor(SCHEMA).truncate("id", ROWS / 2).build();

  @RegisterExtension private static final TestingFlink flink = new TestingFlink();

  private Path folder;

  @BeforeEach
  void folder(@TempDir Path newFolder) {
    folder = newFolder;
  }

  @Test
  void settlesEqualRowsHoweverTheyAreStored() {
    TestingLane primary = lane("p", PartitionSpec.unpartitioned());
    TestingLane shadow = lane("s", PartitionSpec.unpartitioned());
    primary.append(rows(primary, 0, ROWS, id -> "name " + id));
    for (int from = ROWS; from > 0; from -= ROWS / 10) {
      shadow.append(rows(shadow, from - ROWS / 10, from, id -> "name " + id));
    }
    Record[] again = rows(shadow, 0, 500, id -> "name " + id).toArray(Record[]::new);
    shadow.upsert(again);

    TestingComparison said = TestingComparison.job(flink::environment, primary, shadow, 1);

    assertThat(said.messages()).isEmpty();
    assertThat(said.verdict()).isEqualTo(Verdict.PASS);
    assertThat(said.coverage().rows().equal()).isEqualTo(ROWS);
    assertThat(said.joined()).isZero();
  }

  /** All rows are compared by digests; only those of one bucket in a thousand one by one. */
  @Test
  void findsTheOneRowThatDiffers() {
    TestingLane primary = lane("p", PartitionSpec.unpartitioned());
    TestingLane shadow = lane("s", PartitionSpec.unpartitioned());
    primary.append(rows(primary, 0, ROWS, id -> "name " + id));
    shadow.append(rows(shadow, 0, ROWS, id -> "name " + (id == 77 ? 78 : id)));

    TestingComparison said = TestingComparison.job(flink::environment, primary, shadow, 1);

    assertThat(said.messages()).containsExactly("name: expected name 77, shadow has name 78");
    assertThat(said.coverage().rows().primary()).isEqualTo(ROWS);
    assertThat(said.coverage().rows().equal()).isEqualTo(ROWS - 1);
    assertThat(said.coverage().buckets().mismatched()).isOne();
    assertThat(said.coverage().buckets().hashed()).isEqualTo(said.coverage().buckets().total());
    assertThat(said.joined()).isBetween(1L, ROWS / 100L);
  }

  /** Without a join, so that it is known where a join would take long. */
  @Test
  void namesTheColumnsThatDiffer() {
    TestingLane primary = lane("p", PartitionSpec.unpartitioned());
    TestingLane shadow = lane("s", PartitionSpec.unpartitioned());
    primary.append(rows(primary, 0, ROWS, id -> "name " + id));
    shadow.append(rows(shadow, 0, ROWS, id -> "name " + (id % 3 == 0 ? -id : id)));

    assertThat(byDigestsAlone(primary, shadow)).endsWith("buckets; columns that differ: name");
  }

  /** A row that is missing differs in all columns. */
  @Test
  void namesNoColumnForRowsThatAreMissing() {
    TestingLane primary = lane("p", PartitionSpec.unpartitioned());
    TestingLane shadow = lane("s", PartitionSpec.unpartitioned());
    primary.append(rows(primary, 0, ROWS, id -> "name " + id));
    shadow.append(rows(shadow, 5, ROWS, id -> "name " + id));

    assertThat(byDigestsAlone(primary, shadow)).endsWith(" buckets");
  }

  @Test
  void namesTheColumnOfValuesThatWereSwapped() {
    TestingLane primary = lane("p", PartitionSpec.unpartitioned());
    TestingLane shadow = lane("s", PartitionSpec.unpartitioned());
    primary.append(rows(primary, 0, ROWS, id -> "name " + id));
    shadow.append(rows(shadow, 0, ROWS, id -> "name " + (id < 2 ? 1 - id : id)));

    assertThat(byDigestsAlone(primary, shadow)).endsWith("; columns that differ: name");
  }

  @Test
  void findsInThreadsWhatItFindsInAJob() {
    TestingLane primary = lane("p", PartitionSpec.unpartitioned());
    TestingLane shadow = lane("s", PartitionSpec.unpartitioned());
    primary.append(rows(primary, 0, ROWS, id -> "name " + id));
    for (int from = 0; from < ROWS; from += ROWS / 10) {
      shadow.append(rows(shadow, from, from + ROWS / 10, id -> "name " + Math.max(id, 3)));
    }

    Coverage here = hashed(HashLevel.here(2), primary, shadow).coverage();

    assertThat(here.buckets().mismatched()).isEqualTo(3);
    assertThat(here)
        .isEqualTo(hashed(HashLevel.inJob(flink::environment, 2), primary, shadow).coverage());
  }

  @Test
  void saysInThreadsWhichFileCannotBeRead() {
    TestingLane primary = lane("p", PartitionSpec.unpartitioned());
    TestingLane shadow = lane("s", PartitionSpec.unpartitioned());
    primary.append(rows(primary, 0, 10, id -> "name " + id));
    String lost = shadow.append(rows(shadow, 0, 10, id -> "name " + id)).location();
    shadow.table.io().deleteFile(lost);

    assertThatThrownBy(() -> hashed(HashLevel.here(2), primary, shadow))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining(lost);
  }

  private static String byDigestsAlone(TestingLane primary, TestingLane shadow) {
    Evidence evidence = hashed(HashLevel.here(2), primary, shadow);
    assertThat(evidence.coverage().files().read()).isEqualTo(evidence.coverage().files().planned());
    return evidence.levels().get(0).settled();
  }

  private static Evidence hashed(HashLevel level, TestingLane primary, TestingLane shadow) {
    Comparison comparison = Comparison.of(primary.content(), shadow.content(), List.of(1));
    return new Levels(List.of(level), 10).examine(comparison, Progress.NONE);
  }

  @Test
  void joinsAllRowsWhereManyDiffer() {
    TestingLane primary = lane("p", PartitionSpec.unpartitioned());
    TestingLane shadow = lane("s", PartitionSpec.unpartitioned());
    primary.append(rows(primary, 0, ROWS, id -> "name " + id));
    shadow.append(rows(shadow, 0, ROWS, id -> "name " + (id % 2 == 0 ? 0 : id)));

    TestingComparison said = TestingComparison.job(flink::environment, primary, shadow, 1);

    assertThat(said.summary().total()).isEqualTo(ROWS / 2 - 1);
    assertThat(said.joined()).isEqualTo(ROWS);
  }

  @Test
  void countsRowsWhereThereIsNoKey() {
    TestingLane primary = lane("p", PartitionSpec.unpartitioned());
    TestingLane shadow = lane("s", PartitionSpec.unpartitioned());
    primary.append(rows(primary, 0, ROWS, id -> "name"));
    shadow.append(rows(shadow, 0, ROWS, id -> "name"));
    shadow.append(rows(shadow, 5, 6, id -> "name"));

    TestingComparison said = TestingComparison.job(flink::environment, primary, shadow);

    assertThat(said.summary().byType()).containsOnlyKeys(Category.ROW_EXTRA_IN_SHADOW);
    assertThat(said.coverage().rows().equal()).isEqualTo(ROWS);
    assertThat(said.joined()).isLessThan(ROWS / 100L);
  }

  @Test
  void takesNullInAKeyForAFindingAlthoughItIsInBoth() {
    TestingLane primary = lane("p", PartitionSpec.unpartitioned());
    TestingLane shadow = lane("s", PartitionSpec.unpartitioned());
    for (TestingLane lane : List.of(primary, shadow)) {
      lane.append(rows(lane, 0, ROWS, id -> id == 3 ? null : "name " + id));
    }

    TestingComparison said = TestingComparison.job(flink::environment, primary, shadow, 2);

    assertThat(said.summary().byType()).containsOnlyKeys(Category.NULL_KEY);
  }

  @Test
  void comparesPartitionByPartition() {
    TestingLane primary = lane("p", BY_KIND);
    TestingLane shadow = lane("s", BY_KIND);
    for (TestingLane lane : List.of(primary, shadow)) {
      List<Record> rows = rows(lane, 0, ROWS, id -> "name " + id);
      lane.appendByPartition(rows);
      lane.deleteInPartition(rows.get(7));
      lane.deleteInPartition(lane.row(8, "", 0));
    }
    shadow.deleteInPartition(shadow.row(9, "", 9));

    TestingComparison said = TestingComparison.job(flink::environment, primary, shadow, 1);

    assertThat(said.messages())
        .containsExactly("In the primary only: 1 rows in the primary, 0 in the shadow");
    assertThat(said.coverage().rows().primary()).isEqualTo(ROWS - 1);
  }

  /** The rows are equal, but a query of their partition does not find them all. */
  @Test
  void saysThatARowLiesInAnotherPartition() {
    TestingLane primary = lane("p", BY_RANGE);
    TestingLane shadow = lane("s", BY_RANGE);
    List<Record> rows = rows(primary, 0, ROWS, id -> "name " + id);
    primary.appendByPartition(rows);
    shadow.appendByPartition(rows.subList(1, ROWS));
    shadow.appendTo(rows.get(ROWS - 1), rows.subList(0, 1));

    TestingComparison said = TestingComparison.job(flink::environment, primary, shadow, 1);

    assertThat(said.summary().byType()).containsOnlyKeys(Category.CHECKSUM_MISMATCH);
    assertThat(said.verdict()).isEqualTo(Verdict.FAIL);
  }

  private TestingLane lane(String name, PartitionSpec spec) {
    return TestingLane.create(folder.resolve(name), SCHEMA, spec, 2);
  }

  private static List<Record> rows(TestingLane lane, int from, int to, IntFunction<String> name) {
    List<Record> rows = new ArrayList<>();
    for (int id = from; id < to; id++) {
      rows.add(lane.row(id, name.apply(id), id % 10));
    }
    return rows;
  }
}
