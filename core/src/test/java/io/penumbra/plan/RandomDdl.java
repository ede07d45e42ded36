package io.penumbra.plan;

import io.penumbra.ddl.Ddl;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/** Random statements on a table; every one of them has an effect. */
final class RandomDdl {
  private final Random random;
  private final String prefix;
  private int names;

  /**
   * @param prefix begins every new name, so that two of these never take the same
   */
  RandomDdl(Random random, String prefix) {
    this.random = random;
    this.prefix = prefix;
  }

  /** The form after up to {@code clauses} clauses; those that are refused are left out. */
  TableForm change(TableForm form, int clauses) {
    TableForm changed = form;
    for (int i = 0; i < clauses; i++) {
      SchemaPlan plan =
          SchemaPlan.of(
              Ddl.parseOne("ALTER TABLE t " + clause(changed.schema().columns())), changed);
      changed = plan.problems().isEmpty() ? plan.after() : changed;
    }
    return changed;
  }

  private String clause(List<NestedField> columns) {
    List<String> members = new ArrayList<>();
    columns.forEach(column -> members(quoted(column.name()), column, members));
    String some = members.get(random.nextInt(members.size()));
    String column = quoted(columns.get(random.nextInt(columns.size())).name());
    return switch (random.nextInt(10)) {
      case 0 -> "ADD COLUMN " + name() + " INT";
      case 1 -> "ADD COLUMN " + name() + " STRUCT<x INT, y ARRAY<INT>> AFTER " + column;
      case 2 -> "ADD COLUMN address." + name() + " STRING FIRST";
      case 3 -> "DROP COLUMN " + some;
      case 4 -> "RENAME COLUMN " + some + " TO " + name();
      case 5 -> "ALTER COLUMN " + column + " AFTER " + quoted(columns.get(0).name());
      case 6 -> "ALTER COLUMN " + some + " TYPE " + (random.nextBoolean() ? "BIGINT" : "DOUBLE");
      case 7 -> "ALTER COLUMN " + some + " DROP NOT NULL";
      case 8 -> "ALTER COLUMN " + some + " COMMENT '" + name() + "'";
      default -> "WRITE ORDERED BY " + column;
    };
  }

  private static void members(String path, NestedField field, List<String> into) {
    into.add(path);
    if (field.type().typeId() == Type.TypeID.STRUCT) {
      field
          .type()
          .asStructType()
          .fields()
          .forEach(inner -> members(path + "." + quoted(inner.name()), inner, into));
    }
  }

  private String name() {
    return prefix + names++;
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }
}
