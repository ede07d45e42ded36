package io.penumbra.ddl;

import java.util.List;
import java.util.Objects;
import org.apache.iceberg.types.Type;

/**
 * A type as Iceberg has it.
 *
 * @param type its nested fields have provisional ids
 * @param notes what a reader of another dialect may have meant otherwise
 */
public record TypeSpec(Type type, List<String> notes) {
  public TypeSpec {
    Objects.requireNonNull(type, "type");
    notes = List.copyOf(notes);
  }
}
