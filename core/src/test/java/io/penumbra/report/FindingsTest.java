package io.penumbra.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Counts are never capped, and a list that is says so (I9). */
class FindingsTest {
  @Test
  void countsWhatTheListHasNoRoomFor() {
    Findings findings = new Findings(100);
    for (int row = 0; row < 200_000; row++) {
      findings.add(cell("amount", "scale 4 to 2", row));
    }
    findings.add(cell("name", "case", 7));

    Found found = findings.found();

    assertThat(found.summary().total()).isEqualTo(200_001);
    assertThat(found.summary().byColumn())
        .containsEntry("amount", 200_000L)
        .containsEntry("name", 1L);
    assertThat(found.summary().truncated()).isTrue();
    assertThat(found.summary().stored()).isEqualTo(found.discrepancies().size()).isEqualTo(11);
    assertThat(found.signatures()).hasSize(2);
  }

  @Test
  void addsUpWhatWasFoundInParts() {
    Findings whole = new Findings(10);
    for (int part = 0; part < 3; part++) {
      Findings findings = new Findings(10);
      findings.add(cell("amount", "scale 4 to 2", part));
      findings.add(Discrepancy.ofRow(Category.DUPLICATE_KEY, "twice", "{\"id\":1}", 4));
      whole.add(findings.found());
    }

    Found found = whole.found();

    assertThat(found.summary().total()).isEqualTo(15);
    assertThat(found.summary().byType())
        .containsEntry(Category.PRECISION_LOSS, 3L)
        .containsEntry(Category.DUPLICATE_KEY, 12L);
    assertThat(found.summary().truncated()).isTrue();
    assertThat(found.signatures()).extracting(Signature::count).containsExactly(12L, 3L);
    assertThat(found.signatures().get(1).examples())
        .containsExactly("{\"id\":0}", "{\"id\":1}", "{\"id\":2}");
  }

  @Test
  void countsWhereDifferencesAreAndTellsNoMorePartitionsApartThanItPromises() {
    Findings part = new Findings(1);
    for (int day = 0; day <= Summary.PARTITIONS; day++) {
      part.add(cell("amount", "case", day).at(new Place("day=" + day, "")));
    }
    Findings findings = new Findings(1);
    findings.add(part.found());
    findings.add(cell("amount", "case", 0).at(new Place("day=0", "")));

    SortedMap<String, SortedMap<String, Long>> spread = findings.found().summary().byPartition();

    assertThat(spread).containsEntry("day=0", new TreeMap<>(Map.of("amount", 2L)));
    assertThat(spread).containsEntry(Summary.OTHERS, new TreeMap<>(Map.of("amount", 1L)));
    assertThat(spread).hasSize(Summary.PARTITIONS + 1);
  }

  private static Discrepancy cell(String column, String pattern, int row) {
    Cell cell =
        new Cell(
            column,
            column,
            1,
            "string",
            "string",
            Optional.of("1"),
            Optional.of("1"),
            Optional.empty(),
            Optional.empty());
    return Discrepancy.ofCell(
        Category.PRECISION_LOSS, pattern, "differs", "{\"id\":" + row + "}", cell);
  }
}
