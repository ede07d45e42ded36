package io.penumbra.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.SettingsFile;
import io.penumbra.embedded.EmbeddedCatalog;
import io.penumbra.embedded.EmbeddedPostgresServer;
import io.penumbra.ops.Proposals;
import io.penumbra.ops.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** A database of orders, the catalog that mirrors it, and the file that configures the jobs. */
final class Shop implements AutoCloseable {
  static final TableIdentifier ORDERS = TableIdentifier.of("public", "orders");

  private final EmbeddedPostgresServer postgres;
  private final EmbeddedCatalog catalog;
  private final Path settings;

  Shop(Path folder) throws Exception {
    postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"));
    catalog = EmbeddedCatalog.in(folder.resolve("iceberg"));
    settings = folder.resolve("penumbra.yaml");
    Files.writeString(
        settings,
        """
        source:
          host: %s
          port: %d
          database: %s
          user: %s
          password: %s
          tables: [public.orders]
        catalog:
          type: jdbc
          uri: %s
          warehouse: %s
          properties:
            jdbc.schema-version: V1
            clients: "1"
        mirror:
          namespace: public
          parallelism: 2
          checkpoint-interval: 1s
          limits: {commit-interval-factor: 100, lag: 10min}
        """
            .formatted(
                postgres.database().host(),
                postgres.database().port(),
                postgres.database().name(),
                postgres.database().user(),
                postgres.database().password(),
                catalog.uri(),
                catalog.warehouse()));
    execute("CREATE TABLE orders (id bigint PRIMARY KEY, amount int, status varchar(20))");
    execute("INSERT INTO orders SELECT i, i, 'open' FROM generate_series(1, 1000) i");
  }

  /** The file for {@code --config}. */
  Path settings() {
    return settings;
  }

  /** The same file with a line of it replaced. */
  Path settings(String line, String other) throws IOException {
    String changed = Files.readString(settings).replaceFirst(line, other);
    return Files.writeString(Files.createTempFile(settings.getParent(), "other", ".yaml"), changed);
  }

  Catalog catalog() {
    return catalog.open();
  }

  /** Opens a shadow with files of its own. */
  void propose(String name, String ddl) {
    try (Workspace workspace = Workspace.open(SettingsFile.load(settings), "test")) {
      new Proposals(workspace).propose(ddl, Optional.of(name), true);
    }
  }

  /** Whether the stream writes a shadow's own files. */
  boolean feeds(String name) {
    return ShadowedTable.open(catalog(), ORDERS).ledger().require(name).writesOwnFiles();
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = postgres.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Adds, changes and removes rows; {@code round} makes the values differ. */
  void work(int round) throws SQLException {
    int from = 1000 * round;
    execute(
        "INSERT INTO orders SELECT i, i, 'open' FROM generate_series(%d, %d) i"
            .formatted(from + 1, from + 1000));
    execute("UPDATE orders SET amount = amount + %d WHERE id %% 7 = 0".formatted(round));
    execute("DELETE FROM orders WHERE id %% 11 = %d".formatted(round));
  }

  Map<Long, String> source() throws SQLException {
    Map<Long, String> rows = new TreeMap<>();
    try (Connection connection = postgres.database().connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT id, amount, status FROM orders")) {
      while (result.next()) {
        rows.put(result.getLong(1), result.getInt(2) + " " + result.getString(3));
      }
    }
    return rows;
  }

  /** The table's rows as its users read them. */
  Map<Long, String> mirrored() throws IOException {
    Map<Long, String> rows = new TreeMap<>();
    Catalog open = catalog();
    if (!open.tableExists(ORDERS)) {
      return rows;
    }
    try (CloseableIterable<Record> records = IcebergGenerics.read(open.loadTable(ORDERS)).build()) {
      for (Record row : records) {
        String values = row.get(1) + " " + row.get(2);
        if (rows.put((Long) row.get(0), values) != null) {
          rows.put((Long) row.get(0), "twice");
        }
      }
    }
    return rows;
  }

  /**
   * Waits until the table equals its source; tells the rows that differ, and why, if it does not.
   */
  void awaitMirrored(StandaloneCluster cluster) throws Exception {
    try {
      cluster.await("table equal to source", () -> mirrored().equals(source()));
    } catch (IllegalStateException e) {
      assertThat(mirrored()).as("%s", cluster.failures()).isEqualTo(source());
    }
  }

  @Override
  public void close() {
    postgres.close();
  }
}
