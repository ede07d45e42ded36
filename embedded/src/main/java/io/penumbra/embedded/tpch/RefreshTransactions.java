package io.penumbra.embedded.tpch;

import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.GenerateUtils;
import io.trino.tpch.LineItem;
import io.trino.tpch.Order;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The benchmark's refresh functions, RF1 (new sales) and RF2 (old sales go), and updates beside
 * them. Each call is one transaction. Not for use by several threads.
 */
final class RefreshTransactions {
  private static final List<String> CHANNELS = List.of("web", "store", "phone", "partner");
  private static final List<String> STATUSES = List.of("O", "P", "F");
  private static final String ORDERS =
      "orders (o_orderkey, o_custkey, o_orderstatus, o_totalprice, o_orderdate,"
          + " o_orderpriority, o_clerk, o_shippriority, o_comment";

  private final Connection connection;
  private final Random random;
  private final NewSales sales;
  private final int customers;
  private long lowest;
  private long highest;

  /**
   * @param connection without auto-commit; not closed here
   */
  RefreshTransactions(Connection connection, double scale, long seed) throws SQLException {
    this.connection = connection;
    this.random = new Random(seed);
    this.sales = new NewSales(scale);
    this.customers =
        (int) GenerateUtils.calculateRowCount(CustomerGenerator.SCALE_BASE, scale, 1, 1);
    try (Statement statement = connection.createStatement();
        ResultSet keys =
            statement.executeQuery(
                "SELECT min(o_orderkey) FILTER (WHERE o_orderkey > %d), max(o_orderkey) FROM orders"
                    .formatted(RefreshWorkload.LAST_SPARED_KEY))) {
      keys.next();
      lowest = keys.getLong(1);
      highest = keys.getLong(2);
    }
    connection.commit();
  }

  /**
   * One transaction of a random kind.
   *
   * @param orders how many orders, or customers, it touches at most
   * @param channel whether orders have a column {@code o_channel} to be filled
   */
  RefreshCounts next(int orders, boolean channel) throws SQLException {
    RefreshCounts done =
        switch (random.nextInt(4)) {
          case 0 -> insertSales(orders, channel);
          case 1 -> deleteSales(orders);
          case 2 -> updateOrders(orders, channel);
          default -> updateCustomers(orders);
        };
    connection.commit();
    return done;
  }

  private RefreshCounts insertSales(int orders, boolean channel) throws SQLException {
    List<Sale> fresh = sales(orders);
    List<Order> heads = fresh.stream().map(Sale::order).toList();
    List<LineItem> items = fresh.stream().flatMap(sale -> sale.items().stream()).toList();
    highest = heads.get(heads.size() - 1).getOrderKey();
    return RefreshCounts.inserted(
        channel
            ? RowCopy.copy(connection, ORDERS + ", o_channel)", heads, "|" + channel())
            : RowCopy.copy(connection, ORDERS + ")", heads),
        RowCopy.copy(connection, "lineitem", items));
  }

  private List<Sale> sales(int count) {
    Sale first = sales.next();
    while (first.order().getOrderKey() <= highest) {
      first = sales.next();
    }
    Sale[] fresh = new Sale[count];
    fresh[0] = first;
    for (int i = 1; i < count; i++) {
      fresh[i] = sales.next();
    }
    return List.of(fresh);
  }

  private RefreshCounts deleteSales(int orders) throws SQLException {
    long end = endOf(orders);
    long items = delete("DELETE FROM lineitem WHERE l_orderkey >= ? AND l_orderkey < ?", end);
    long heads = delete("DELETE FROM orders WHERE o_orderkey >= ? AND o_orderkey < ?", end);
    lowest = end;
    return RefreshCounts.deleted(heads, items);
  }

  /** The key behind the oldest {@code orders} orders. */
  private long endOf(int orders) throws SQLException {
    String sql =
        "SELECT max(o_orderkey) + 1 FROM"
            + " (SELECT o_orderkey FROM orders WHERE o_orderkey >= ? ORDER BY 1 LIMIT ?) oldest";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, lowest);
      statement.setInt(2, orders);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private long delete(String sql, long end) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, lowest);
      statement.setLong(2, end);
      return statement.executeLargeUpdate();
    }
  }

  private RefreshCounts updateOrders(int orders, boolean channel) throws SQLException {
    String sql =
        "UPDATE orders SET o_orderstatus = ?, o_totalprice = ?, o_shippriority = ?"
            + (channel ? ", o_channel = '" + channel() + "'" : "")
            + " WHERE o_orderkey = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < orders; i++) {
        statement.setString(1, STATUSES.get(random.nextInt(STATUSES.size())));
        statement.setBigDecimal(2, cents(50_000_000));
        statement.setInt(3, random.nextInt(Integer.MAX_VALUE));
        statement.setLong(4, orderKey());
        statement.addBatch();
      }
      return RefreshCounts.updated(Arrays.stream(statement.executeBatch()).sum(), 0);
    }
  }

  private RefreshCounts updateCustomers(int count) throws SQLException {
    String sql = "UPDATE customer SET c_acctbal = ? WHERE c_custkey = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < count; i++) {
        statement.setBigDecimal(1, cents(1_000_000));
        statement.setLong(2, random.nextInt(customers) + 1L);
        statement.addBatch();
      }
      return RefreshCounts.updated(0, Arrays.stream(statement.executeBatch()).sum());
    }
  }

  /** A key between those of the oldest and the newest order: eight of each 32 numbers are used. */
  private long orderKey() {
    long key = lowest + (long) (random.nextDouble() * (highest - lowest));
    return (key & ~31L) | (key & 7L);
  }

  private BigDecimal cents(int bound) {
    return BigDecimal.valueOf(random.nextInt(bound), 2);
  }

  private String channel() {
    return CHANNELS.get(random.nextInt(CHANNELS.size()));
  }
}
