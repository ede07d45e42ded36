package io.penumbra.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

/**
 * Random proposals rebased over random changes of the table, against an oracle that merges them
 * field by field: what only one side changed is as that side has it.
 */
class RebasePropertyTest {
  private static final int HISTORIES = 300;

  private final TableForm base = TestingTable.form(2);

  @Test
  void onAnUnchangedTableARebaseGivesWhatWasProposed() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      TableForm lane = new RandomDdl(new Random(seed), "n").change(base, 6);
      Rebased.Clean clean = (Rebased.Clean) Rebase.of(base, lane, base);
      assertThat(clean.form().sameAs(lane)).as("seed %d", seed).isTrue();
      assertThat(clean.renumbered()).isEmpty();
    }
  }

  @Test
  void aCleanRebaseHasTheChangesOfBothSidesAndAConflictIsOne() {
    int conflicts = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      TableForm lane = new RandomDdl(random, "ours").change(base, 3);
      TableForm main = new RandomDdl(random, "theirs").change(base.taken(lane.lastColumnId()), 3);
      boolean clash = oracleClashes(lane, main);
      Rebased rebased = Rebase.of(base, lane, main);
      assertThat(rebased instanceof Rebased.Conflict)
          .as("seed %d: %s", seed, rebased)
          .isEqualTo(clash);
      if (rebased instanceof Rebased.Clean clean) {
        assertThat(facts(clean.form())).as("seed %d", seed).isEqualTo(merged(lane, main));
        Rebased other = Rebase.of(base, main, lane);
        assertThat(facts(((Rebased.Clean) other).form())).isEqualTo(facts(clean.form()));
      } else {
        conflicts++;
      }
    }
    assertThat(conflicts).isBetween(HISTORIES / 20, HISTORIES / 2);
  }

  @Test
  void fieldIdsAreNeverUsedTwice() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      TableForm main = base;
      Set<Integer> dropped = new TreeSet<>();
      for (int round = 0; round < 4; round++) {
        TableForm lane = new RandomDdl(random, "ours" + round + "_").change(main, 4);
        // A stranger who does not know of the ids that the lane has taken.
        TableForm moved = new RandomDdl(random, "theirs" + round + "_").change(main, 2);
        Rebased rebased = Rebase.of(main, lane, moved);
        TableForm next = rebased instanceof Rebased.Clean clean ? clean.form() : moved;
        TableForm before = main;
        assertThat(next.lastColumnId()).isGreaterThanOrEqualTo(next.schema().highestFieldId());
        assertThat(TypeUtil.indexById(next.schema().asStruct()).keySet())
            .as("seed %d", seed)
            .noneMatch(dropped::contains);
        TypeUtil.indexById(before.schema().asStruct()).keySet().stream()
            .filter(id -> next.schema().findField(id) == null)
            .forEach(dropped::add);
        main = next;
      }
    }
  }

  /** What the oracle compares: name, type, need and comment of each field, but not its place. */
  private static Map<Integer, String> facts(TableForm form) {
    Map<Integer, String> facts = new TreeMap<>();
    TypeUtil.indexById(form.schema().asStruct()).forEach((id, field) -> facts.put(id, fact(field)));
    facts.put(SchemaTree.ROOT, WriteOrder.of(form.order()).toString());
    return facts;
  }

  private static String fact(NestedField field) {
    String type =
        field.type().isPrimitiveType() ? field.type().toString() : field.type().typeId() + "";
    return String.join("|", field.name(), type, field.isOptional() + "", field.doc() + "");
  }

  private Map<Integer, String> merged(TableForm lane, TableForm main) {
    Map<Integer, String> before = facts(base);
    Map<Integer, String> ours = facts(lane);
    Map<Integer, String> merged = facts(main);
    for (int id : all(ours, before)) {
      if (!Objects.equals(ours.get(id), before.get(id))) {
        merged.remove(id);
        if (ours.containsKey(id)) {
          merged.put(id, ours.get(id));
        }
      }
    }
    return merged;
  }

  private boolean oracleClashes(TableForm lane, TableForm main) {
    Map<Integer, String> before = facts(base);
    Map<Integer, String> ours = facts(lane);
    Map<Integer, String> theirs = facts(main);
    for (int id : before.keySet()) {
      boolean both = !before.get(id).equals(ours.get(id)) && !before.get(id).equals(theirs.get(id));
      if (both && !Objects.equals(ours.get(id), theirs.get(id))) {
        return true;
      }
    }
    return uses(lane, main) || uses(main, lane) || moved(lane, main);
  }

  /** Whether the one has something in, orders by, or moves what the other dropped. */
  private boolean uses(TableForm one, TableForm other) {
    List<SchemaChange> changes = SchemaDiff.between(base, one);
    return changes.stream()
        .anyMatch(
            change -> {
              List<Integer> used = new ArrayList<>(change.needs());
              if (change instanceof MoveColumn move) {
                used.add(move.fieldId());
              }
              return used.stream()
                  .anyMatch(
                      id ->
                          base.schema().findField(id) != null
                              && other.schema().findField(id) == null);
            });
  }

  private boolean moved(TableForm lane, TableForm main) {
    List<SchemaChange> theirs = SchemaDiff.between(base, main);
    return SchemaDiff.between(base, lane).stream()
        .filter(MoveColumn.class::isInstance)
        .anyMatch(
            our ->
                theirs.stream()
                    .filter(MoveColumn.class::isInstance)
                    .anyMatch(
                        their ->
                            ((MoveColumn) our).fieldId() == ((MoveColumn) their).fieldId()
                                && !our.equals(their)));
  }

  private static Set<Integer> all(Map<Integer, String> one, Map<Integer, String> other) {
    Set<Integer> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    return all;
  }
}
