package io.penumbra.jobs.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.SourceSettings;
import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.Layout;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.LogicalType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each type of docs/types.md through the snapshot and through the stream of a real Postgres. */
class TypesTest {
  private static final List<TypeCase> CASES = TypeCase.all();

  @TestFactory
  Stream<DynamicTest> aValueArrivesTheSameFromSnapshotAndStream() throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    postgres.run(
        "CREATE TYPE mood AS ENUM ('sad', 'glad')",
        "CREATE DOMAIN price AS numeric(8,2)",
        "CREATE TYPE pair AS (a int, b text)",
        "CREATE TABLE t (id int PRIMARY KEY, %s)".formatted(columns()),
        "ALTER TABLE t REPLICA IDENTITY FULL",
        "INSERT INTO t VALUES (1, %s)".formatted(values()));
    try (TestingMirror mirror = TestingMirror.start(settings(postgres))) {
      mirror.awaitChanges(1);
      postgres.run("INSERT INTO t VALUES (2, %s)".formatted(values()));
      mirror.await(events -> mirror.changes().size() + mirror.halts().size() >= 2);

      assertThat(mirror.halts()).isEmpty();
      assertThat(mirror.events()).filteredOn(Layout.class::isInstance).hasSize(1);
      return test((Layout) mirror.events().get(0), mirror.changes()).toList().stream();
    }
  }

  private static Stream<DynamicTest> test(Layout layout, List<Change> changes) {
    return IntStream.range(0, CASES.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    CASES.get(i).name(),
                    () -> {
                      LogicalType type = layout.columns().get(i + 1).logicalType();
                      for (Change change : changes) {
                        assertThat(value(change.after(), i + 1, type))
                            .as(change.kind().name())
                            .isEqualTo(CASES.get(i).expected());
                      }
                    }));
  }

  private static Object value(RowData row, int position, LogicalType type) {
    if (type instanceof ArrayType array) {
      ArrayData values = row.getArray(position);
      ArrayData.ElementGetter getter = ArrayData.createElementGetter(array.getElementType());
      return IntStream.range(0, values.size())
          .mapToObj(i -> getter.getElementOrNull(values, i))
          .collect(Collectors.toList());
    }
    return RowData.createFieldGetter(type, position).getFieldOrNull(row);
  }

  private static String columns() {
    return IntStream.range(0, CASES.size())
        .mapToObj(i -> "c%d %s".formatted(i, CASES.get(i).type()))
        .collect(Collectors.joining(", "));
  }

  private static String values() {
    return CASES.stream()
        .map(type -> "'" + type.literal().replace("'", "''") + "'::" + type.type())
        .collect(Collectors.joining(", "));
  }

  private static SourceSettings settings(TestingPostgres postgres) {
    String[] asString =
        IntStream.range(0, CASES.size())
            .filter(i -> CASES.get(i).asString())
            .mapToObj(i -> "public.t.c" + i)
            .toArray(String[]::new);
    return postgres.settings(List.of("public.t"), asString);
  }
}
