package io.penumbra.plan;

import java.util.Set;
import org.apache.iceberg.Schema;

/** One change of a table's form, by field id: names may have changed since it was asked for. */
public sealed interface SchemaChange
    permits AddColumn,
        DropColumn,
        RenameColumn,
        MoveColumn,
        WidenType,
        DropNotNull,
        SetNotNull,
        SetComment,
        WriteOrder,
        PartitionFieldChange {

  /** What this change would mean for a table that looks so. */
  Assessment assess(TableForm form);

  /** What readers will notice; of use for what a whole statement comes to, not for its steps. */
  Effect effect(TableForm before, TableForm after);

  /** The form with this change in it; defined where the assessment is read-through. */
  TableForm applyTo(TableForm form);

  /** In a reader's words, with the names that the fields have in that form. */
  String describe(TableForm form);

  /** Ids of the fields that it makes, changes or removes. */
  Set<Integer> touched(Schema schema);

  /** Ids of the fields that have to be there for it, besides those that it touches. */
  Set<Integer> needs();
}
