package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Decision;
import io.penumbra.report.Verdict;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The same came to both lanes, and yet they differ: no proof of what came may say they are equal.
 */
class DeltaTrapsTest {
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()), optional(2, "name", Types.StringType.get()));

  private TestingLane primary;
  private TestingLane shadow;
  private Comparison earlier;

  @BeforeEach
  void create() {
    primary = TestingLane.create(SCHEMA, 2);
    shadow = TestingLane.create(SCHEMA, 2);
  }

  /** As many files as before, one of them twice in place of another. */
  @Test
  void aFileIsListedTwiceAndAnotherIsGone() {
    List<DataFile> files = inBoth();
    primary.table.newAppend().appendFile(files.get(0)).commit();
    primary.table.newDelete().deleteFile(files.get(1)).commit();

    assertThat(since()).isNotEqualTo(Verdict.PASS);
  }

  /** Its rows are newer than the deletes that came before they came again. */
  @Test
  void aFileIsRemovedAndAddedAgainBehindDeletes() {
    DataFile file = inBoth().get(0);
    primary.delete(primary.row(1));
    shadow.delete(shadow.row(1));
    primary.table.newDelete().deleteFile(file).commit();
    primary.table.newAppend().appendFile(file).commit();

    assertThat(since()).isNotEqualTo(Verdict.PASS);
  }

  /** The deletes are not new, and take rows that are newer than they were. */
  @Test
  void deletesAreRemovedAndAddedAgain() {
    DeleteFile deletes = primary.deleteByKey(primary.row(1));
    primary.table.newRowDelta().addDeletes(deletes).commit();
    shadow.delete(shadow.row(1));
    inBoth();
    primary.table.newRewrite().deleteFile(deletes).commit();
    primary.table.newRowDelta().addDeletes(deletes).commit();

    assertThat(since()).isNotEqualTo(Verdict.PASS);
  }

  /** Deletes of a partition do not reach files from before the table was partitioned. */
  @Test
  void deletesReachAFileInOneLaneOnly() {
    primary.append(primary.row(1, "a"), primary.row(2, "a"));
    for (TestingLane lane : List.of(primary, shadow)) {
      lane.table.updateSpec().addField("name").commit();
    }
    shadow.appendByPartition(List.of(shadow.row(1, "a"), shadow.row(2, "a")));
    earlier = now();
    primary.deleteInPartition(primary.row(1, "a"));
    shadow.deleteInPartition(shadow.row(1, "a"));

    assertThat(since()).isNotEqualTo(Verdict.PASS);
  }

  /** In a column that is not of the key, values may differ as far as it is tolerated or waived. */
  @Test
  void deletesByAnotherColumnThanTheKey() {
    inBoth();
    primary.deleteBy("name", "a");
    shadow.deleteBy("name", "a");

    assertThat(since()).isNotEqualTo(Verdict.PASS);
  }

  /** Of deletes that reach all files, nothing is to be feared. */
  @Test
  void sameDeletesOfSameFilesAreAProof() {
    inBoth();
    primary.upsert(primary.row(1, "b"));
    shadow.upsert(shadow.row(1, "b"));

    assertThat(since()).isEqualTo(Verdict.PASS);
  }

  private List<DataFile> inBoth() {
    List<DataFile> files =
        List.of(
            primary.append(primary.row(1, "a"), primary.row(2, "a")),
            primary.append(primary.row(3, "a")));
    shadow.append(shadow.row(1, "a"), shadow.row(2, "a"), shadow.row(3, "a"));
    earlier = now();
    return files;
  }

  private Comparison now() {
    return Comparison.of(primary.content(), shadow.content(), List.of(1));
  }

  private Verdict since() {
    Levels levels = new Levels(List.of(new DeltaLevel(earlier, 1_000, 10)), 10);
    Evidence evidence = levels.examine(now(), Progress.NONE);
    return Decision.of(evidence.found(), evidence.coverage()).verdict();
  }
}
