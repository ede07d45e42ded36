package io.penumbra.plan;

import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/** A type in a reader's words: Iceberg's, without the ids of fields. */
final class TypeText {
  private TypeText() {}

  static String of(Type type) {
    return switch (type.typeId()) {
      case STRUCT ->
          type.asStructType().fields().stream()
              .map(TypeText::member)
              .collect(Collectors.joining(", ", "struct<", ">"));
      case LIST -> "list<" + of(type.asListType().elementType()) + ">";
      case MAP ->
          "map<%s, %s>".formatted(of(type.asMapType().keyType()), of(type.asMapType().valueType()));
      default -> type.toString();
    };
  }

  private static String member(NestedField field) {
    return field.name() + " " + of(field.type()) + (field.isRequired() ? " NOT NULL" : "");
  }
}
