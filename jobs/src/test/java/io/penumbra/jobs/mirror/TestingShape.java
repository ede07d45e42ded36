package io.penumbra.jobs.mirror;

import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Shapes of shadows of the tables of {@link TestingRows}: how each is proposed, and, told apart
 * from that, what it makes of a row of the source.
 */
enum TestingShape {
  /** The name renamed and the quantity widened: the same values. */
  WIDENED {
    @Override
    Evolution.Target evolve(Evolution.Current current) {
      return target(current, current.schema().columns().stream().map(this::evolved).toList());
    }

    private NestedField evolved(NestedField field) {
      return switch (field.name()) {
        case "name" -> NestedField.from(field).withName("label").build();
        case "qty" -> NestedField.from(field).ofType(Types.LongType.get()).build();
        default -> field;
      };
    }

    @Override
    String map(TestingHistory.Row row, long start) {
      return row.id() + "|" + row.name() + "|" + row.qty();
    }
  },

  /** The quantity dropped, and the name in front of the key. */
  NARROWED {
    @Override
    Evolution.Target evolve(Evolution.Current current) {
      List<NestedField> columns = current.schema().columns();
      return target(current, List.of(columns.get(1), columns.get(0)));
    }

    @Override
    String map(TestingHistory.Row row, long start) {
      return row.name() + "|" + row.id();
    }
  },

  /** A second copy of the name, which rows have that changed since the shadow began. */
  COPIED {
    @Override
    Evolution.Target evolve(Evolution.Current current) {
      List<NestedField> columns = new ArrayList<>(current.schema().columns());
      int id = current.lastColumnId() + 1;
      columns.add(NestedField.optional(id, COPY, Types.StringType.get()));
      return new Evolution.Target(
          new Schema(columns), current.spec(), current.order(), Map.of(id, "name"));
    }

    @Override
    String map(TestingHistory.Row row, long start) {
      String copy = row.position() > start ? row.name() : null;
      return row.id() + "|" + row.name() + "|" + row.qty() + "|" + copy;
    }
  };

  static final String COPY = "copy";

  abstract Evolution.Target evolve(Evolution.Current current);

  /**
   * What a shadow of this shape holds for a row of the source, as text.
   *
   * @param start source position from which on the shadow took the stream in
   */
  abstract String map(TestingHistory.Row row, long start);

  /**
   * @param separate whether it gets files of its own even where it could share main's
   */
  Proposal proposal(String name, boolean separate) {
    return new Proposal(Optional.of(name), toString(), "test", separate, this::evolve);
  }

  private static Evolution.Target target(Evolution.Current current, List<NestedField> columns) {
    return new Evolution.Target(new Schema(columns), current.spec(), current.order(), Map.of());
  }
}
