package io.penumbra.ops;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.ddl.Ddl;
import io.penumbra.ddl.Name;
import io.penumbra.ddl.Statement;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.plan.AddedColumn;
import io.penumbra.plan.SchemaPlan;
import io.penumbra.plan.TableForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens shadows by DDL. */
public final class Proposals {
  private final Workspace workspace;

  public Proposals(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Plans every statement of a text; opens nothing.
   *
   * @throws PenumbraException DDL_SYNTAX, TABLE_NOT_FOUND; what is wrong with a change itself is in
   *     its plan
   */
  public List<Proposed> plan(String ddl) {
    return statements(ddl).stream()
        .map(
            statement -> {
              ShadowedTable table = table(statement);
              SchemaPlan plan = SchemaPlan.of(statement, form(table));
              return new Proposed(table.id().toString(), plan, Optional.empty());
            })
        .toList();
  }

  /**
   * Opens a shadow for each statement of a text, or none when one of them can't be proposed as
   * things are.
   *
   * @param name the shadow's name, {@code p<N>} where absent; for a single statement only
   * @param separate whether it is to have files of its own even where it could share the table's
   */
  public List<Proposed> propose(String ddl, Optional<String> name, boolean separate) {
    List<Proposed> planned = plan(ddl);
    if (name.isPresent() && planned.size() > 1) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "Name '" + name.get() + "' was given for " + planned.size() + " statements",
          "Leave --name out, or propose them one by one");
    }
    planned.forEach(proposed -> proposed.plan().accepted());
    return planned.stream().map(proposed -> open(proposed, name, separate)).toList();
  }

  private Proposed open(Proposed planned, Optional<String> name, boolean separate) {
    ShadowedTable table = workspace.table(planned.table());
    Statement statement = planned.plan().statement();
    boolean fed = table.ledger().source().isPresent();
    Evolution evolution =
        current -> {
          TableForm form = Forms.of(current, planned.plan().before());
          return target(SchemaPlan.of(statement, form).accepted(), fed);
        };
    Lane lane =
        table.propose(new Proposal(name, statement.text(), workspace.user(), separate, evolution));
    return new Proposed(planned.table(), planned.plan(), Optional.of(lane));
  }

  private static Evolution.Target target(SchemaPlan plan, boolean fed) {
    Map<Integer, String> columns =
        plan.added().stream()
            .filter(column -> fed && !column.nested())
            .collect(Collectors.toMap(AddedColumn::fieldId, AddedColumn::name));
    TableForm after = plan.after();
    return new Evolution.Target(after.schema(), after.spec(), after.order(), columns);
  }

  private List<Statement> statements(String ddl) {
    List<Statement> statements = Ddl.parse(ddl);
    if (statements.isEmpty()) {
      throw new PenumbraException(
          ErrorCode.DDL_SYNTAX,
          "There is no statement in what was given",
          "Write one, as: ALTER TABLE shop.orders ADD COLUMN note string");
    }
    return statements;
  }

  private ShadowedTable table(Statement statement) {
    return workspace.table(nameOf(statement));
  }

  private static String nameOf(Statement statement) {
    return statement.table().parts().stream().map(Name::text).collect(Collectors.joining("."));
  }

  private static TableForm form(ShadowedTable table) {
    Ledger ledger = table.ledger();
    return Forms.of(table.table(), ledger);
  }
}
