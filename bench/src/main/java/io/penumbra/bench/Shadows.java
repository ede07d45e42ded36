package io.penumbra.bench;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;

/** Opens the shadows that benchmarks measure. */
public final class Shadows {
  private Shadows() {}

  /**
   * @param separate whether the shadow gets files of its own
   */
  public static void rename(
      ShadowedTable table, String name, String from, String to, boolean separate) {
    Evolution evolution =
        current ->
            new Evolution.Target(
                renamed(current.schema(), from, to), current.spec(), current.order(), Map.of());
    String ddl = "ALTER TABLE t RENAME COLUMN " + from + " TO " + to;
    table.propose(new Proposal(Optional.of(name), ddl, "bench", separate, evolution));
  }

  private static Schema renamed(Schema schema, String from, String to) {
    List<Types.NestedField> fields =
        schema.columns().stream()
            .map(
                field ->
                    field.name().equals(from)
                        ? Types.NestedField.from(field).withName(to).build()
                        : field)
            .toList();
    return new Schema(fields, schema.identifierFieldIds());
  }
}
