package io.penumbra.catalog.testing;

import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.ddl.Ddl;
import io.penumbra.plan.SchemaPlan;
import io.penumbra.plan.TableForm;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.types.Types;

/** Proposals as a command line makes them. */
public final class Proposals {
  private Proposals() {}

  public static Proposal of(String name, String clauses) {
    return proposal(name, clauses, false);
  }

  /** A shadow with files of its own. */
  public static Proposal separate(String name, String clauses) {
    return proposal(name, clauses, true);
  }

  private static Proposal proposal(String name, String clauses, boolean separate) {
    String ddl = "ALTER TABLE t " + clauses;
    return new Proposal(Optional.of(name), ddl, "tester", separate, evolution(ddl));
  }

  /** An added column takes the source column of its name. */
  private static Evolution evolution(String ddl) {
    return current -> {
      TableForm form =
          new TableForm(
              current.schema(),
              current.spec(),
              current.order(),
              Set.of(Row.KEY),
              2,
              current.lastColumnId());
      TableForm after = SchemaPlan.of(Ddl.parseOne(ddl), form).accepted().after();
      Map<Integer, String> columns = new HashMap<>();
      for (Types.NestedField field : after.schema().columns()) {
        if (current.schema().findField(field.fieldId()) == null) {
          columns.put(field.fieldId(), field.name());
        }
      }
      return new Evolution.Target(after.schema(), after.spec(), after.order(), columns);
    };
  }
}
