package io.penumbra.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a Postgres database is, and as whom to enter it. */
public record PostgresDatabase(String host, int port, String name, String user, String password) {

  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
  }

  /** A new connection, to be closed by the caller. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  /** Another database of the same server. */
  public PostgresDatabase named(String name) {
    return new PostgresDatabase(host, port, name, user, password);
  }

  /** What to type to look at it. */
  public String psql() {
    return "PGPASSWORD=%s psql -h %s -p %d -U %s %s".formatted(password, host, port, user, name);
  }
}
