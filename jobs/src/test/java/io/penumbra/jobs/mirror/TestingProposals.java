package io.penumbra.jobs.mirror;

import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Shadows of the tables of {@link TestingRows}. */
final class TestingProposals {
  private TestingProposals() {}

  /** The name renamed and the quantity widened. */
  static Proposal widened(String name, boolean separate) {
    Evolution evolution =
        current ->
            new Evolution.Target(
                new Schema(
                    current.schema().columns().stream().map(TestingProposals::evolved).toList()),
                current.spec(),
                current.order(),
                Map.of());
    return new Proposal(Optional.of(name), "rename, widen", "test", separate, evolution);
  }

  private static NestedField evolved(NestedField field) {
    return switch (field.name()) {
      case "name" -> NestedField.from(field).withName("label").build();
      case "qty" -> NestedField.from(field).ofType(Types.LongType.get()).build();
      default -> field;
    };
  }

  static List<String> columns(Schema schema) {
    return schema.columns().stream().map(NestedField::name).toList();
  }
}
