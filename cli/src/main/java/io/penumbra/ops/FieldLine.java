package io.penumbra.ops;

import io.penumbra.lane.Lane;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Schema;

/**
 * A column of a lane.
 *
 * @param source the source's column that fills it, absent where none does
 */
public record FieldLine(
    int fieldId, String name, String type, boolean required, Optional<String> source) {

  static List<FieldLine> of(Schema schema, Lane lane) {
    return schema.columns().stream()
        .map(
            field ->
                new FieldLine(
                    field.fieldId(),
                    field.name(),
                    field.type().toString(),
                    field.isRequired(),
                    Optional.ofNullable(lane.feeding().columns().get(field.fieldId()))))
        .toList();
  }
}
