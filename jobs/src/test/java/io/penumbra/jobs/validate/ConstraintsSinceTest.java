package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that come and go between a proof and a look at what came since. */
class ConstraintsSinceTest {
  private static final int ROWS = 1_000;
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "name", Types.StringType.get()),
          optional(3, "qty", Types.IntegerType.get()),
          optional(4, "note", Types.StringType.get()));
  private static final TestingConstraints NAMES =
      TestingConstraints.here(Map.of("name", "UNIQUE (name)"));

  /** Three rows of the names a and b and none, and then something else. */
  private record Happening(String name, Consumer<TestingLane> happens, long broken) {}

  private static Stream<Arguments> happenings() {
    return Stream.of(
            new Happening("stays", lane -> lane.upsert(row(lane, 1, "a")), 0),
            new Happening("moves", lane -> lane.upsert(row(lane, 1, "c"), row(lane, 2, "a")), 0),
            new Happening("swaps", lane -> lane.upsert(row(lane, 1, "b"), row(lane, 2, "a")), 0),
            new Happening("goes", lane -> lane.delete(row(lane, 1, "a")), 0),
            new Happening("goes to another", ConstraintsSinceTest::goesToAnother, 0),
            new Happening("goes, then comes", ConstraintsSinceTest::goesAndComes, 0),
            new Happening("no value comes", lane -> lane.append(row(lane, 4, null)), 0),
            new Happening("is taken", lane -> lane.append(row(lane, 4, "a")), 2),
            new Happening("is taken by an upsert", lane -> lane.upsert(row(lane, 2, "a")), 2),
            new Happening(
                "comes twice", lane -> lane.append(row(lane, 4, "x"), row(lane, 5, "x")), 2),
            new Happening("a file comes again", ConstraintsSinceTest::comesAgain, 4))
        .map(each -> Arguments.of(each.name, each));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("happenings")
  void countsARowThatIsThere(String name, Happening happening) {
    TestingLane lane = TestingLane.create(SCHEMA, 2);
    lane.append(row(lane, 1, "a"), row(lane, 2, "b"));
    lane.append(row(lane, 3, null));
    Content before = lane.content();

    happening.happens.accept(lane);

    Map<String, Long> broken = happening.broken == 0 ? Map.of() : Map.of("name", happening.broken);
    assertThat(TestingConstraints.broken(NAMES.since(before, lane.content()))).isEqualTo(broken);
    assertThat(TestingConstraints.broken(NAMES.check(lane.content()))).isEqualTo(broken);
  }

  /** Its file was there before, and so was its value, but not the row. */
  @Test
  void countsARowWhoseDeleteIsTakenBack() {
    TestingLane lane = TestingLane.create(SCHEMA, 2);
    lane.append(row(lane, 1, "a"));
    lane.delete(row(lane, 1, "a"));
    lane.append(row(lane, 2, "a"));
    Content before = lane.content();
    lane.table.newRewrite().deleteFile(deletes(before)).commit();

    Map<String, Long> broken = Map.of("name", 2L);
    assertThat(TestingConstraints.broken(NAMES.since(before, lane.content()))).isEqualTo(broken);
    assertThat(TestingConstraints.broken(NAMES.check(lane.content()))).isEqualTo(broken);
  }

  private static DeleteFile deletes(Content lane) {
    return lane.files(SCHEMA).stream()
        .flatMap(task -> task.deletes().stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsNothingWhereNoRowCame() {
    TestingLane lane = many();
    Content before = lane.content();
    lane.delete(row(lane, 3, "n3"));

    assertThat(read(NAMES.since(before, lane.content()))).isZero();
    assertThat(read(NAMES.check(lane.content()))).isPositive();
  }

  /** Where files say that they hold no such values, what came is all that is read. */
  @Test
  void readsNoFileThatCanNotHoldWhatCame() {
    TestingLane lane = many();
    Content before = lane.content();
    DataFile added = lane.append(row(lane, ROWS, "o"));

    assertThat(read(NAMES.since(before, lane.content())))
        .isPositive()
        .isLessThan(added.fileSizeInBytes());
  }

  @Test
  void readsTheColumnsAlone() {
    TestingLane lane = many();
    Content before = lane.content();
    lane.append(row(lane, ROWS, "n500x"));

    assertThat(read(NAMES.since(before, lane.content())))
        .isPositive()
        .isLessThan(before.files(SCHEMA).get(0).file().fileSizeInBytes() / 3);
  }

  /** What holds of each row by itself is looked for in rows that came, and nowhere else. */
  @Test
  void looksForWhatIsWrongWithARowInThoseThatCame() {
    TestingConstraints rules =
        TestingConstraints.here(Map.of("has", "NOT NULL (name)", "small", "CHECK (qty < 5)"));
    TestingLane lane = many();
    Content before = lane.content();
    DataFile added = lane.append(row(lane, ROWS, null));
    Evidence since = rules.since(before, lane.content());

    assertThat(TestingConstraints.broken(since)).isEqualTo(Map.of("has", 1L, "small", 1L));
    assertThat(read(since)).isPositive().isLessThan(4 * added.fileSizeInBytes());
    assertThat(since.constraints()).hasSize(2);
  }

  private static TestingLane many() {
    TestingLane lane = TestingLane.create(SCHEMA, 2);
    lane.append(IntStream.range(0, ROWS).mapToObj(id -> row(lane, id, "n" + id)).toList());
    return lane;
  }

  private static long read(Evidence evidence) {
    return evidence.coverage().files().bytesRead();
  }

  private static Record row(TestingLane lane, int id, String name) {
    return lane.row(id, name, id, "%0100d".formatted(id * 1_234_567_891L));
  }

  private static void goesToAnother(TestingLane lane) {
    Record gone = row(lane, 1, "a");
    lane.commit(lane.deleteByKey(gone), lane.write(List.of(row(lane, 4, "a"))));
  }

  private static void goesAndComes(TestingLane lane) {
    lane.delete(row(lane, 1, "a"));
    lane.append(row(lane, 4, "a"));
  }

  private static void comesAgain(TestingLane lane) {
    DataFile file =
        lane.content().files(SCHEMA).stream()
            .map(task -> task.file())
            .filter(each -> each.recordCount() == 2)
            .findFirst()
            .orElseThrow();
    lane.table.newFastAppend().appendFile(file).commit();
  }
}
