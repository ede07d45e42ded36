package io.penumbra.sql.constraint;

import io.penumbra.error.PenumbraException;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.sql.engine.ResultTable;
import io.penumbra.sql.engine.SqlEngine;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type.TypeID;

/** Looks for rows of a shadow that break constraints. */
public final class ConstraintRun {
  /** Rows that are looked at one by one; all are counted. */
  public static final int MOST_ROWS = 200;

  private final SqlEngine engine;
  private final Schema shadow;
  private final RowNaming names;

  /**
   * @param shadow the shadow's schema
   * @param names of its rows
   */
  public ConstraintRun(SqlEngine engine, Schema shadow, RowNaming names) {
    this.engine = engine;
    this.shadow = shadow;
    this.names = names;
  }

  /**
   * Checks one constraint; that it could not be checked is a discrepancy, too.
   *
   * @return whether it was checked
   */
  public boolean run(Constraint constraint, Consumer<Discrepancy> out) {
    Optional<String> obstacle = obstacle(constraint);
    if (obstacle.isPresent()) {
      out.accept(gap(constraint, obstacle.get()));
      return false;
    }
    try {
      ConstraintSql sql = new ConstraintSql(engine, names.columns(), this::isFloating);
      ResultTable rows = engine.run(sql.rows(constraint), MOST_ROWS);
      if (!rows.rows().isEmpty()) {
        long total =
            rows.complete()
                ? rows.rows().size()
                : (Long) engine.run(sql.count(constraint), 1).rows().get(0).get(0);
        new Violations(constraint, names).tell(rows.rows(), total, out);
      }
      return true;
    } catch (PenumbraException e) {
      out.accept(gap(constraint, e.getMessage()));
      return false;
    }
  }

  private boolean isFloating(String column) {
    TypeID type = shadow.findType(column).typeId();
    return type == TypeID.FLOAT || type == TypeID.DOUBLE;
  }

  private Optional<String> obstacle(Constraint constraint) {
    return Stream.concat(constraint.columns().stream(), names.columns().stream())
        .flatMap(column -> obstacle(column).stream())
        .findFirst();
  }

  private Optional<String> obstacle(String column) {
    if (shadow.findField(column) == null) {
      return Optional.of("the shadow has no column " + column);
    }
    return engine.reads(shadow.findType(column))
        ? Optional.empty()
        : Optional.of(engine.name() + " does not read column " + column + " exactly");
  }

  /** Says that a constraint could not be checked, and why. */
  public static Discrepancy gap(Constraint constraint, String why) {
    return Discrepancy.general(
            Category.NOT_VALIDATED,
            "Constraint " + constraint.name() + " could not be checked: " + why)
        .of(constraint.name(), Category.NOT_VALIDATED.severity());
  }
}
