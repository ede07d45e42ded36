package io.penumbra.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.iceberg.SortOrder;

/**
 * Puts what a proposal changed onto the form that the table has got meanwhile.
 *
 * <p>Both changes are taken as differences by field id to the form that the proposal was made on. A
 * field that both touched is a conflict, unless both did the very same; so is a change that the new
 * form does not allow. Order among siblings is a matter of its own: only two moves of one field
 * conflict.
 */
public final class Rebase {
  private final TableForm base;
  private final Map<Integer, Integer> renumbered = new HashMap<>();
  private final List<Clash> clashes = new ArrayList<>();
  private TableForm form;

  private Rebase(TableForm base, TableForm main) {
    this.base = base;
    this.form = main;
  }

  /**
   * @param base the table when the proposal was made, or last rebased
   * @param lane what the proposal made of it
   * @param main the table now
   */
  public static Rebased of(TableForm base, TableForm lane, TableForm main) {
    List<SchemaChange> theirs = SchemaDiff.between(base, main);
    List<SchemaChange> ours = new ArrayList<>(SchemaDiff.between(base, lane));
    ours.removeAll(theirs);
    List<Clash> clashes = Clashes.between(base, ours, theirs);
    if (!clashes.isEmpty()) {
      return new Rebased.Conflict(clashes);
    }
    Rebase rebase = new Rebase(base, main.taken(lane.lastColumnId()));
    rebase.apply(ours);
    return rebase.clashes.isEmpty()
        ? new Rebased.Clean(rebase.form, rebase.renumbered)
        : new Rebased.Conflict(rebase.clashes);
  }

  private void apply(List<SchemaChange> ours) {
    if (ours.stream().anyMatch(WriteOrder.class::isInstance)) {
      form = form.with(SortOrder.unsorted());
    }
    ours.forEach(this::freeName);
    ours.stream()
        .sorted(Comparator.comparing(change -> change instanceof DropColumn ? 0 : 1))
        .forEach(this::apply);
  }

  /** Names are given in one go, or two columns that swap theirs would be in each other's way. */
  private void freeName(SchemaChange change) {
    if (change instanceof RenameColumn rename) {
      form = new RenameColumn(rename.fieldId(), "#" + rename.fieldId()).applyTo(form);
    }
  }

  private void apply(SchemaChange change) {
    if (change instanceof DropColumn drop && form.schema().findField(drop.fieldId()) == null) {
      return; // It went with what it was within.
    }
    SchemaChange fitted = change instanceof AddColumn add ? fitted(add) : change;
    fitted = fitted instanceof MoveColumn move ? fitted(move) : fitted;
    Assessment assessment = fitted.assess(form);
    if (assessment.isReadThrough()) {
      form = fitted.applyTo(form);
    } else {
      int fieldId = fitted.touched(form.schema()).stream().findFirst().orElse(SchemaTree.ROOT);
      String theirs = assessment.refusal().orElseThrow().getMessage();
      clashes.add(new Clash(fieldId, base.name(fieldId), change.describe(base), theirs));
    }
  }

  private AddColumn fitted(AddColumn add) {
    Predicate<Integer> taken = id -> form.schema().findField(id) != null;
    AddColumn fitted = new AddColumn(add.owner(), add.field(), fitted(add.place()));
    return SchemaTree.ids(add.field()).stream().anyMatch(taken) ? renumbered(fitted) : fitted;
  }

  private AddColumn renumbered(AddColumn add) {
    return new AddColumn(
        add.owner(), Renumber.field(add.field(), form.lastColumnId(), renumbered), add.place());
  }

  private MoveColumn fitted(MoveColumn move) {
    return new MoveColumn(move.fieldId(), fitted(move.place()));
  }

  private Placement fitted(Placement place) {
    return new Placement(
        place.last(), place.after().stream().map(id -> renumbered.getOrDefault(id, id)).toList());
  }
}
