package io.penumbra.plan;

import io.penumbra.ddl.Name;
import io.penumbra.ddl.Path;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/** Finds fields by the names that a statement uses. */
final class Columns {
  private final Schema schema;

  Columns(Schema schema) {
    this.schema = schema;
  }

  /**
   * The field that a path means. A name in quotes means that very spelling; one without means the
   * same spelling, else the only one that differs in case.
   *
   * @throws PenumbraException DDL_UNKNOWN_COLUMN, with the nearest name there is
   */
  NestedField require(Path path) {
    return child(owner(path), path.last(), path.toString());
  }

  /**
   * The field that a path means, absent if there is none.
   *
   * @throws PenumbraException DDL_UNKNOWN_COLUMN if there are several
   */
  Optional<NestedField> find(Path path) {
    Optional<NestedField> field = Optional.empty();
    int owner = SchemaTree.ROOT;
    for (Name part : path.parts()) {
      field = match(owner, part);
      if (field.isEmpty()) {
        return field;
      }
      owner = field.get().fieldId();
    }
    return field;
  }

  /** The field that a path's last part is within, {@link SchemaTree#ROOT} for the table. */
  int owner(Path path) {
    int owner = SchemaTree.ROOT;
    for (Name part : path.parents()) {
      owner = child(owner, part, path.toString()).fieldId();
    }
    return owner;
  }

  /**
   * @param path what the statement names, for the message
   */
  NestedField child(int owner, Name name, String path) {
    return match(owner, name).orElseThrow(() -> unknown(owner, name, path));
  }

  private Optional<NestedField> match(int owner, Name name) {
    List<NestedField> siblings = SchemaTree.children(schema, owner);
    List<NestedField> exact = siblings.stream().filter(f -> f.name().equals(name.text())).toList();
    List<NestedField> found =
        exact.isEmpty() ? siblings.stream().filter(f -> name.matches(f.name())).toList() : exact;
    if (found.size() > 1) {
      throw ambiguous(found, name);
    }
    return found.stream().findFirst();
  }

  private PenumbraException unknown(int owner, Name name, String path) {
    String within = owner == SchemaTree.ROOT ? "the table" : schema.findColumnName(owner);
    String message =
        name.toString().equals(path)
            ? "There is no column %s in %s".formatted(name, within)
            : "There is no %s in %s (column %s)".formatted(name, within, path);
    List<String> names =
        SchemaTree.children(schema, owner).stream().map(NestedField::name).toList();
    return new PenumbraException(ErrorCode.DDL_UNKNOWN_COLUMN, message, next(owner, names, name));
  }

  private String next(int owner, List<String> names, Name name) {
    if (names.isEmpty()) {
      return "%s is %s and has no fields"
          .formatted(schema.findColumnName(owner), TypeText.of(schema.findType(owner)));
    }
    return Nearest.to(name.text(), names)
        .map("Did you mean %s?"::formatted)
        .orElseGet(() -> "There are: " + String.join(", ", names));
  }

  private static PenumbraException ambiguous(List<NestedField> found, Name name) {
    String all =
        found.stream().map(f -> "\"" + f.name() + "\"").collect(Collectors.joining(" and "));
    return new PenumbraException(
        ErrorCode.DDL_UNKNOWN_COLUMN,
        "Column %s may be %s, which differ in case only".formatted(name, all),
        "Quote the one that you mean");
  }
}
