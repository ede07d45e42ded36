package io.penumbra.plan;

import io.penumbra.ddl.Clause;
import io.penumbra.ddl.Name;
import io.penumbra.ddl.Path;
import io.penumbra.ddl.Placed;
import io.penumbra.ddl.Term;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Makes changes by field id of clauses by name. A clause that finds what it wants already so gives
 * no change but a note.
 */
final class Resolver implements Clause.Visitor<Optional<SchemaChange>> {
  private final TableForm form;
  private final Columns columns;
  private final List<String> notes = new ArrayList<>();

  Resolver(TableForm form) {
    this.form = form;
    this.columns = new Columns(form.schema());
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public Optional<SchemaChange> add(Clause.Add clause) {
    int owner = columns.owner(clause.column());
    if (clause.ifNotExists() && columns.find(clause.column()).isPresent()) {
      return nothing(
          "Column %s is there, as %s: nothing to add"
              .formatted(clause.column(), TypeText.of(columns.require(clause.column()).type())));
    }
    if (owner != SchemaTree.ROOT && !form.schema().findType(owner).isStructType()) {
      throw noStruct(owner, clause.column());
    }
    notes.addAll(clause.type().notes());
    Placement place = clause.place().map(to -> placement(owner, to, 0)).orElse(Placement.LAST);
    return Optional.of(new AddColumn(owner, newField(clause), place));
  }

  @Override
  public Optional<SchemaChange> drop(Clause.Drop clause) {
    if (clause.ifExists() && columns.find(clause.column()).isEmpty()) {
      return nothing("There is no column %s: nothing to drop".formatted(clause.column()));
    }
    return Optional.of(new DropColumn(columns.require(clause.column()).fieldId()));
  }

  @Override
  public Optional<SchemaChange> rename(Clause.Rename clause) {
    if (clause.ifExists() && columns.find(clause.column()).isEmpty()) {
      return nothing("There is no column %s: nothing to rename".formatted(clause.column()));
    }
    NestedField field = columns.require(clause.column());
    return field.name().equals(clause.to().text())
        ? nothing("Column %s has that name".formatted(clause.column()))
        : Optional.of(new RenameColumn(field.fieldId(), clause.to().text()));
  }

  @Override
  public Optional<SchemaChange> move(Clause.Move clause) {
    int fieldId = columns.require(clause.column()).fieldId();
    int owner = SchemaTree.owner(form.schema(), fieldId);
    return Optional.of(new MoveColumn(fieldId, placement(owner, clause.place(), fieldId)));
  }

  @Override
  public Optional<SchemaChange> retype(Clause.Retype clause) {
    NestedField field = columns.require(clause.column());
    Type to = clause.type().type();
    notes.addAll(clause.type().notes());
    return field.type().equals(to)
        ? nothing("Column %s is %s".formatted(clause.column(), to))
        : Optional.of(new WidenType(field.fieldId(), to));
  }

  @Override
  public Optional<SchemaChange> require(Clause.Require clause) {
    NestedField field = columns.require(clause.column());
    if (field.isRequired() == clause.notNull()) {
      return nothing(
          "Column %s %s NULL"
              .formatted(clause.column(), clause.notNull() ? "has no" : "already allows"));
    }
    return Optional.of(
        clause.notNull() ? new SetNotNull(field.fieldId()) : new DropNotNull(field.fieldId()));
  }

  @Override
  public Optional<SchemaChange> comment(Clause.Comment clause) {
    NestedField field = columns.require(clause.column());
    return clause.comment().equals(Optional.ofNullable(field.doc()))
        ? nothing("The comment of column %s is so".formatted(clause.column()))
        : Optional.of(new SetComment(field.fieldId(), clause.comment()));
  }

  @Override
  public Optional<SchemaChange> order(Clause.Order clause) {
    return Optional.of(
        new WriteOrder(
            clause.keys().stream()
                .map(
                    key ->
                        new WriteOrder.Key(
                            key.term().transform(),
                            columns.require(key.term().column()).fieldId(),
                            key.ascending(),
                            key.nullsFirst()))
                .toList()));
  }

  @Override
  public Optional<SchemaChange> partition(Clause.Partition clause) {
    Optional<PartitionFieldChange.Added> added =
        clause
            .add()
            .map(
                term ->
                    new PartitionFieldChange.Added(
                        term.transform(),
                        columns.require(term.column()).fieldId(),
                        clause.name().map(Name::text)));
    return Optional.of(new PartitionFieldChange(clause.remove().map(this::partitionField), added));
  }

  private Optional<SchemaChange> nothing(String note) {
    notes.add(note);
    return Optional.empty();
  }

  private NestedField newField(Clause.Add clause) {
    AtomicInteger last = new AtomicInteger(form.lastColumnId());
    int fieldId = last.incrementAndGet();
    Type type = TypeUtil.assignFreshIds(clause.type().type(), last::incrementAndGet);
    NestedField.Builder field =
        NestedField.builder()
            .withId(fieldId)
            .withName(clause.column().last().text())
            .isOptional(!clause.required())
            .ofType(type)
            .withDoc(clause.comment().orElse(null));
    clause
        .value()
        .map(value -> Defaults.literal(value, type, clause.column().toString()))
        .ifPresent(value -> field.withInitialDefault(value).withWriteDefault(value));
    return field.build();
  }

  /**
   * @param moved the field that is placed, 0 for a new one
   */
  private Placement placement(int owner, Placed to, int moved) {
    List<Integer> siblings =
        SchemaTree.children(form.schema(), owner).stream()
            .map(NestedField::fieldId)
            .filter(id -> id != moved)
            .toList();
    return switch (to.where()) {
      case FIRST -> Placement.FIRST;
      case LAST -> Placement.LAST;
      case AFTER -> Placement.after(anchor(owner, to));
      case BEFORE -> {
        int at = siblings.indexOf(anchor(owner, to));
        yield at <= 0 ? Placement.FIRST : Placement.after(siblings.get(at - 1));
      }
    };
  }

  private int anchor(int owner, Placed to) {
    Name name = to.anchor().orElseThrow();
    return columns.child(owner, name, name.toString()).fieldId();
  }

  private PartitionField partitionField(Term term) {
    return form.spec().fields().stream()
        .filter(field -> matches(field, term))
        .findFirst()
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.DDL_UNKNOWN_COLUMN,
                    "There is no partition field %s".formatted(term),
                    form.spec().isUnpartitioned()
                        ? "The table is not partitioned"
                        : "There are: "
                            + String.join(
                                ", ",
                                form.spec().fields().stream().map(PartitionField::name).toList())));
  }

  private boolean matches(PartitionField field, Term term) {
    boolean single = term.isColumn() && term.column().parents().isEmpty();
    if (single && term.column().last().matches(field.name())) {
      return true;
    }
    return field.transform().toString().equals(term.transform())
        && columns.find(term.column()).filter(c -> c.fieldId() == field.sourceId()).isPresent();
  }

  private PenumbraException noStruct(int owner, Path path) {
    Type type = form.schema().findType(owner);
    String inner = type.isListType() ? "element" : type.isMapType() ? "value" : "";
    return new PenumbraException(
        ErrorCode.DDL_ILLEGAL_CHANGE,
        "Column %s is %s: a field can be added to a struct only"
            .formatted(form.name(owner), TypeText.of(type)),
        inner.isEmpty()
            ? "Add a column of the table: ADD COLUMN %s …".formatted(path.last())
            : "Name what is within: %s.%s.%s".formatted(form.name(owner), inner, path.last()));
  }
}
