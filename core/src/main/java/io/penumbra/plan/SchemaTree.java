package io.penumbra.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** A schema as a tree of fields by id, rebuilt with one place of it changed. */
final class SchemaTree {
  /** Owner of the columns of the table itself. */
  static final int ROOT = 0;

  /** What happens to the children of each owner, and to each field, on the way up. */
  private interface Edit {
    List<NestedField> children(int owner, List<NestedField> children);

    NestedField field(NestedField field);
  }

  private final Edit edit;

  private SchemaTree(Edit edit) {
    this.edit = edit;
  }

  /** The schema with one field replaced; its id stays. */
  static Schema mapField(Schema schema, int fieldId, UnaryOperator<NestedField> change) {
    return rebuild(
        schema,
        new Edit() {
          @Override
          public List<NestedField> children(int owner, List<NestedField> children) {
            return children;
          }

          @Override
          public NestedField field(NestedField field) {
            return field.fieldId() == fieldId ? change.apply(field) : field;
          }
        });
  }

  /** The schema with the columns of the table, or the fields of one struct, replaced. */
  static Schema mapChildren(Schema schema, int owner, UnaryOperator<List<NestedField>> change) {
    return rebuild(
        schema,
        new Edit() {
          @Override
          public List<NestedField> children(int of, List<NestedField> children) {
            return of == owner ? change.apply(new ArrayList<>(children)) : children;
          }

          @Override
          public NestedField field(NestedField field) {
            return field;
          }
        });
  }

  /** The columns of the table, or what is directly within a field. */
  static List<NestedField> children(Schema schema, int owner) {
    if (owner == ROOT) {
      return schema.columns();
    }
    Type type = schema.findType(owner);
    return type.isNestedType() ? type.asNestedType().fields() : List.of();
  }

  /** The field that a field is directly within, {@link #ROOT} for a column of the table. */
  static int owner(Schema schema, int fieldId) {
    return TypeUtil.indexParents(schema.asStruct()).getOrDefault(fieldId, ROOT);
  }

  /** Ids of fields and of all within them, as they are written. */
  static List<Integer> inOrder(List<NestedField> fields) {
    List<Integer> ids = new ArrayList<>();
    for (NestedField field : fields) {
      ids.add(field.fieldId());
      if (field.type().isNestedType()) {
        ids.addAll(inOrder(field.type().asNestedType().fields()));
      }
    }
    return ids;
  }

  /** A field's id and those of all within it. */
  static Set<Integer> ids(NestedField field) {
    return TypeUtil.indexById(Types.StructType.of(field)).keySet();
  }

  /** Whether a field can't go, or get another name: an element, or in the key of a map. */
  static boolean isFixed(Schema schema, int fieldId) {
    int owner = owner(schema, fieldId);
    boolean member = owner == ROOT || schema.findType(owner).isStructType();
    return !member || inMapKey(schema, fieldId);
  }

  /** Full name of the nearest field around a fixed one that is not fixed itself. */
  static String whole(Schema schema, int fieldId) {
    int at = fieldId;
    while (isFixed(schema, at)) {
      at = owner(schema, at);
    }
    return schema.findColumnName(at);
  }

  /** Whether a field is, or is within, the key of a map: such a thing never changes. */
  static boolean inMapKey(Schema schema, int fieldId) {
    for (int at = fieldId; at != ROOT; at = owner(schema, at)) {
      int owner = owner(schema, at);
      if (owner != ROOT
          && schema.findType(owner).isMapType()
          && schema.findType(owner).asMapType().keyId() == at) {
        return true;
      }
    }
    return false;
  }

  private static Schema rebuild(Schema schema, Edit edit) {
    List<NestedField> columns = new SchemaTree(edit).fields(ROOT, schema.columns());
    return new Schema(columns, schema.identifierFieldIds());
  }

  private List<NestedField> fields(int owner, List<NestedField> fields) {
    return edit.children(owner, fields.stream().map(this::field).toList());
  }

  private NestedField field(NestedField field) {
    Type type = type(field.fieldId(), field.type());
    NestedField rebuilt =
        type == field.type() ? field : NestedField.from(field).ofType(type).build();
    return edit.field(rebuilt);
  }

  private Type type(int owner, Type type) {
    return switch (type.typeId()) {
      case STRUCT -> Types.StructType.of(fields(owner, type.asStructType().fields()));
      case LIST -> list(type.asListType());
      case MAP -> map(type.asMapType());
      default -> type;
    };
  }

  private Type list(Types.ListType list) {
    NestedField element = field(list.fields().get(0));
    return element.isOptional()
        ? Types.ListType.ofOptional(element.fieldId(), element.type())
        : Types.ListType.ofRequired(element.fieldId(), element.type());
  }

  private Type map(Types.MapType map) {
    NestedField key = map.fields().get(0);
    NestedField value = field(map.fields().get(1));
    return value.isOptional()
        ? Types.MapType.ofOptional(key.fieldId(), value.fieldId(), key.type(), value.type())
        : Types.MapType.ofRequired(key.fieldId(), value.fieldId(), key.type(), value.type());
  }
}
