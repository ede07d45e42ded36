package io.penumbra.cli.demo;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.embedded.tpch.RefreshWorkload;
import io.penumbra.lane.Lane;
import io.penumbra.ops.Proposals;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;

/** Two schema changes become shadows of one table, and a stranger writes to one of them. */
final class TwoShadows {
  /** Renames, widens and adds a column. */
  static final String GOOD = "channel";

  /** Has files of its own, and is the one that the stranger finds. */
  static final String TAMPERED = "note";

  private static final String GOOD_DDL =
      """
      ALTER TABLE shop.orders
        RENAME COLUMN o_comment TO o_remark,
        ALTER COLUMN o_shippriority TYPE bigint,
        ADD COLUMN o_channel string""";
  private static final String TAMPERED_DDL = "ALTER TABLE shop.orders ADD COLUMN o_note string";
  private static final int CHANGES = 3;
  private static final int DELETES = 2;

  /** Rows in which the stranger makes a difference. */
  static final int TAMPERED_ROWS = CHANGES + DELETES;

  private final Stage stage;
  private final Progress progress;

  TwoShadows(Stage stage, Progress progress) {
    this.stage = stage;
    this.progress = progress;
  }

  void play() throws Exception {
    progress.headline("Two schema changes, tried as shadows");
    progress.step("Postgres: ALTER TABLE orders ADD COLUMN o_channel", this::alterSource);
    progress.step("Propose shadow '" + GOOD + "'", () -> propose(GOOD, GOOD_DDL, false));
    progress.step(
        "Propose shadow '" + TAMPERED + "', with files of its own",
        () -> propose(TAMPERED, TAMPERED_DDL, true));
    progress.step("Wait until both are fed in lockstep with the table", this::awaitFeeding);
    progress.step("A stranger writes to '" + TAMPERED + "' by plain Iceberg", this::tamper);
  }

  private void alterSource() throws SQLException {
    stage.workload().addChannel();
  }

  private void propose(String name, String ddl, boolean separate) {
    new Proposals(stage.workspace()).propose(ddl, Optional.of(name), separate);
    ddl.lines().forEach(line -> progress.note("@|faint %s|@", line));
  }

  private void awaitFeeding() throws Exception {
    ShadowedTable orders = stage.orders();
    stage.await(
        "shadows '" + GOOD + "' and '" + TAMPERED + "' to be fed",
        () -> orders.ledger().shadows().stream().allMatch(Lane::writesOwnFiles));
    // Values that the source wrote before this would not be in the shadow's new column.
    stage.workload().fillChannel();
  }

  private void tamper() {
    ShadowedTable orders = stage.orders();
    Table view = orders.view(orders.ledger().require(TAMPERED).id());
    List<Object> keys =
        new ForeignWriter(view, "o_orderkey")
            .tamper(RefreshWorkload.LAST_SPARED_KEY, CHANGES, DELETES, "o_comment");
    progress.note("changed orders %s", keys.subList(0, CHANGES));
    progress.note("deleted orders %s", keys.subList(CHANGES, CHANGES + DELETES));
  }
}
