package io.penumbra.embedded.tpch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.embedded.EmbeddedPostgresServer;
import io.penumbra.error.PenumbraException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshWorkloadTest {
  private static final double SCALE = 0.001;
  private static final int ORDERS = 1_500;
  private static final int RATE = 20_000;

  @TempDir static Path folder;
  private static EmbeddedPostgresServer server;

  @BeforeAll
  static void start() {
    server = EmbeddedPostgresServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theTablesHoldTheBenchmarksRows() throws SQLException {
    TpchDatabase tpch = new TpchDatabase(server.database("load"), SCALE);

    Map<String, Long> loaded = tpch.load();

    assertThat(loaded).containsOnlyKeys("customer", "orders", "lineitem");
    assertThat(loaded).containsEntry("customer", 150L).containsEntry("orders", (long) ORDERS);
    assertThat(number(tpch, "SELECT count(*) FROM lineitem")).isEqualTo(loaded.get("lineitem"));
    assertThat(tpch.load()).as("a second load").isEmpty();
  }

  @Test
  void ordersComeAndGoTogetherWithTheirItems() throws SQLException {
    TpchDatabase tpch = loaded("refresh");
    try (RefreshWorkload workload = RefreshWorkload.start(tpch, RATE, 1)) {
      await(workload, counts -> counts.transactions() > 100);
    }

    assertThat(
            number(
                tpch,
                "SELECT count(*) FROM lineitem WHERE l_orderkey NOT IN"
                    + " (SELECT o_orderkey FROM orders)"))
        .isZero();
    assertThat(
            number(
                tpch,
                "SELECT count(*) FROM orders WHERE o_orderkey NOT IN"
                    + " (SELECT l_orderkey FROM lineitem)"))
        .isZero();
  }

  @Test
  void theCountsAreThoseOfTheTables() throws SQLException {
    TpchDatabase tpch = loaded("counts");
    RefreshWorkload workload = RefreshWorkload.start(tpch, RATE, 2);
    await(workload, counts -> counts.ordersInserted() > 0 && counts.ordersDeleted() > 0);
    workload.close();

    RefreshCounts counts = workload.counts();
    assertThat(number(tpch, "SELECT count(*) FROM orders"))
        .isEqualTo(ORDERS + counts.ordersInserted() - counts.ordersDeleted());
  }

  @Test
  void sparedOrdersAreLeftAlone() throws SQLException {
    TpchDatabase tpch = loaded("spared");
    String spared =
        "SELECT sum(hashtext(orders::text)) FROM orders WHERE o_orderkey <= "
            + RefreshWorkload.LAST_SPARED_KEY;
    long before = number(tpch, spared);
    try (RefreshWorkload workload = RefreshWorkload.start(tpch, RATE, 8)) {
      await(workload, counts -> counts.ordersDeleted() > 100 && counts.ordersUpdated() > 100);
    }
    assertThat(number(tpch, spared)).isEqualTo(before);
  }

  @Test
  void aNewColumnIsFilledFromThenOn() throws SQLException {
    TpchDatabase tpch = loaded("channel");
    try (RefreshWorkload workload = RefreshWorkload.start(tpch, RATE, 3)) {
      await(workload, counts -> counts.transactions() > 0);
      workload.addChannel();
      workload.fillChannel();
      long before = workload.counts().transactions();
      await(workload, counts -> counts.transactions() > before + 50);
    }
    assertThat(number(tpch, "SELECT count(o_channel) FROM orders")).isPositive().isLessThan(ORDERS);
  }

  @Test
  void aSecondWorkloadGoesOnWhereTheFirstEnded() throws SQLException {
    TpchDatabase tpch = loaded("again");
    for (long seed = 4; seed < 6; seed++) {
      try (RefreshWorkload workload = RefreshWorkload.start(tpch, RATE, seed)) {
        await(workload, counts -> counts.ordersInserted() > 0);
      }
    }
    assertThat(number(tpch, "SELECT max(o_orderkey) FROM orders")).isGreaterThan(4L * ORDERS);
  }

  @Test
  void aDatabaseThatFailsEndsItWithTheReason() throws SQLException {
    TpchDatabase tpch = loaded("failing");
    execute(tpch, "DROP TABLE lineitem");
    RefreshWorkload workload = RefreshWorkload.start(tpch, RATE, 7);

    assertThatThrownBy(
            () -> {
              await(workload, counts -> !workload.running());
              workload.close();
            })
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("lineitem");
  }

  private static TpchDatabase loaded(String name) throws SQLException {
    TpchDatabase tpch = new TpchDatabase(server.database(name), SCALE);
    tpch.load();
    return tpch;
  }

  private static void await(RefreshWorkload workload, Predicate<RefreshCounts> reached) {
    Instant limit = Instant.now().plus(Duration.ofMinutes(2));
    while (!reached.test(workload.counts())) {
      assertThat(Instant.now()).as("limit, at %s", workload.counts()).isBefore(limit);
      Thread.onSpinWait();
    }
  }

  private static long number(TpchDatabase tpch, String sql) throws SQLException {
    try (Connection connection = tpch.database().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(TpchDatabase tpch, String sql) throws SQLException {
    try (Connection connection = tpch.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
