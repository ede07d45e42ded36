package io.penumbra.compare;

import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.ExpectedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/** Compares schemas by field id. */
public final class SchemaComparison {
  private SchemaComparison() {}

  /** What a proposal changes, in words. */
  public static List<ExpectedChange> changes(Schema primary, Schema shadow) {
    Map<Integer, NestedField> before = TypeUtil.indexById(primary.asStruct());
    Map<Integer, NestedField> after = TypeUtil.indexById(shadow.asStruct());
    List<ExpectedChange> changes = new ArrayList<>();
    for (int id : ids(before, after)) {
      String name = before.containsKey(id) ? primary.findColumnName(id) : shadow.findColumnName(id);
      if (!after.containsKey(id)) {
        changes.add(new ExpectedChange(name, "dropped"));
      } else if (!before.containsKey(id)) {
        changes.add(new ExpectedChange(name, "added as " + after.get(id).type()));
      } else {
        words(before.get(id), after.get(id))
            .forEach(change -> changes.add(new ExpectedChange(name, change)));
      }
    }
    return changes;
  }

  private static List<String> words(NestedField before, NestedField after) {
    List<String> words = new ArrayList<>();
    if (!before.name().equals(after.name())) {
      words.add("renamed to " + after.name());
    }
    if (after.type().isPrimitiveType() && !before.type().equals(after.type())) {
      words.add(before.type() + " -> " + after.type());
    }
    if (before.isRequired() != after.isRequired()) {
      words.add(after.isRequired() ? "made required" : "made optional");
    }
    return words;
  }

  /**
   * What a schema has that was not asked for.
   *
   * @param declared the schema that the shadow was proposed with
   * @param actual the schema of the snapshot that is compared
   */
  public static List<Discrepancy> undeclared(Schema declared, Schema actual) {
    Map<Integer, NestedField> asked = TypeUtil.indexById(declared.asStruct());
    Map<Integer, NestedField> given = TypeUtil.indexById(actual.asStruct());
    List<Discrepancy> found = new ArrayList<>();
    for (int id : ids(asked, given)) {
      if (!given.containsKey(id)) {
        found.add(
            general(Category.SCHEMA_COLUMN_MISSING, declared.findColumnName(id) + " is missing"));
      } else if (!asked.containsKey(id)) {
        found.add(
            general(
                Category.SCHEMA_COLUMN_EXTRA, actual.findColumnName(id) + " was not asked for"));
      } else {
        found.addAll(differences(actual.findColumnName(id), asked.get(id), given.get(id)));
      }
    }
    if (!declared.identifierFieldIds().equals(actual.identifierFieldIds())) {
      found.add(general(Category.SCHEMA_KEY_MISMATCH, "the key has other columns"));
    }
    return found;
  }

  private static List<Discrepancy> differences(String name, NestedField asked, NestedField given) {
    List<Discrepancy> found = new ArrayList<>();
    boolean leaf = asked.type().isPrimitiveType() || given.type().isPrimitiveType();
    if (leaf && !asked.type().equals(given.type())) {
      found.add(
          general(
              Category.SCHEMA_TYPE_MISMATCH,
              "%s is %s in place of %s".formatted(name, given.type(), asked.type())));
    }
    if (asked.isRequired() != given.isRequired()) {
      found.add(
          general(
              Category.SCHEMA_NULLABILITY_MISMATCH,
              name + " is " + (given.isRequired() ? "required" : "optional")));
    }
    return found;
  }

  private static Discrepancy general(Category category, String message) {
    return Discrepancy.general(category, message);
  }

  private static Set<Integer> ids(Map<Integer, NestedField> one, Map<Integer, NestedField> other) {
    Set<Integer> ids = new TreeSet<>(one.keySet());
    ids.addAll(other.keySet());
    return ids;
  }
}
