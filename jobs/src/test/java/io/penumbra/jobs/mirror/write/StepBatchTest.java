package io.penumbra.jobs.mirror.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.SourceColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

class StepBatchTest {
  private static final Layout LAYOUT =
      Layout.of(
          0,
          List.of(
              new SourceColumn("id", Types.LongType.get()),
              new SourceColumn("note", Types.StringType.get())));

  private final RowDataSerializer rows = new RowDataSerializer(LAYOUT.rowType());
  private final StepBatch batch = new StepBatch(LAYOUT);

  @Test
  void handsOnWhatWasAddedInItsOrder() throws IOException {
    List<Step> steps =
        List.of(
            new Step(LAYOUT, null, row(1, "inserted"), KeyIndex.UNSEEN, false),
            new Step(LAYOUT, row(1, "inserted"), row(1, null), 0, false),
            new Step(LAYOUT, row(7, null), null, KeyIndex.UNSEEN, true),
            new Step(LAYOUT, null, row(8, "x".repeat(300)), KeyIndex.NONE, true));
    steps.forEach(batch::add);
    assertThat(copies()).isEqualTo(steps);
  }

  @Test
  void isFullAtAboutItsSizeAndHoldsOneRowOfAnySize() throws IOException {
    int added = 1;
    while (!batch.add(step(added))) {
      added++;
    }
    assertThat(added).isBetween(500, 2_000);
    assertThat(copies()).hasSize(added);

    StepBatch wide = new StepBatch(LAYOUT);
    String text = "wide".repeat(100_000);
    assertThat(wide.add(new Step(LAYOUT, null, row(1, text), KeyIndex.UNSEEN, false))).isTrue();
    wide.forEach(step -> assertThat(step.after().getString(1)).hasToString(text));
  }

  private Step step(int id) {
    return new Step(LAYOUT, null, row(id, "a note of " + id), id, id % 2 == 0);
  }

  private List<Step> copies() throws IOException {
    List<Step> copies = new ArrayList<>();
    batch.forEach(
        step ->
            copies.add(
                new Step(
                    step.layout(),
                    step.before() == null ? null : step.before().copy(),
                    step.after() == null ? null : step.after().copy(),
                    step.replaced(),
                    step.deleteKey())));
    return copies;
  }

  private BinaryRowData row(long id, String note) {
    return rows.toBinaryRow(GenericRowData.of(id, StringData.fromString(note))).copy();
  }
}
