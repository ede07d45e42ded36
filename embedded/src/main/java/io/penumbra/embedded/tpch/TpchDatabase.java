package io.penumbra.embedded.tpch;

import io.penumbra.embedded.PostgresDatabase;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.TpchEntity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Customers, orders and line items in a Postgres database.
 *
 * @param scale the benchmark's scale factor: 1 means 1,500,000 orders
 */
public record TpchDatabase(PostgresDatabase database, double scale) {
  private static final String SCHEMA = "schema.sql";

  /**
   * Makes the tables and fills them, in one transaction, unless they are there.
   *
   * @return loaded rows by table, empty when the tables were there
   */
  public Map<String, Long> load() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      if (exists(statement)) {
        return Map.of();
      }
      connection.setAutoCommit(false);
      statement.execute(schema());
      Map<String, Long> loaded = new LinkedHashMap<>();
      for (Map.Entry<String, Iterable<? extends TpchEntity>> table : generators().entrySet()) {
        loaded.put(table.getKey(), RowCopy.copy(connection, table.getKey(), table.getValue()));
      }
      connection.commit();
      return loaded;
    }
  }

  private Map<String, Iterable<? extends TpchEntity>> generators() {
    Map<String, Iterable<? extends TpchEntity>> generators = new LinkedHashMap<>();
    generators.put("customer", new CustomerGenerator(scale, 1, 1));
    generators.put("orders", new OrderGenerator(scale, 1, 1));
    generators.put("lineitem", new LineItemGenerator(scale, 1, 1));
    return generators;
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet found = statement.executeQuery("SELECT to_regclass('orders') IS NOT NULL")) {
      found.next();
      return found.getBoolean(1);
    }
  }

  private static String schema() {
    try (InputStream stream = TpchDatabase.class.getResourceAsStream(SCHEMA)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
