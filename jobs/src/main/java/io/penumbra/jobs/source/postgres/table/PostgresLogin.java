package io.penumbra.jobs.source.postgres.table;

import io.penumbra.config.JdbcDrivers;
import io.penumbra.config.SourceSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Enters the source, or says why that is not possible. */
public final class PostgresLogin {
  private static final String WRONG_LOGIN = "28";
  private static final String NO_DATABASE = "3D000";
  private static final String TIMEOUT_SECONDS = "10";

  private PostgresLogin() {}

  /**
   * A new connection, to be closed by the caller.
   *
   * @throws PenumbraException SOURCE_LOGIN for a wrong user, password or database;
   *     SOURCE_UNREACHABLE for everything else
   */
  public static Connection connect(SourceSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password().value());
    properties.setProperty("ApplicationName", "penumbra");
    properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
    JdbcDrivers.register();
    try {
      return DriverManager.getConnection(url(settings), properties);
    } catch (SQLException e) {
      throw failed(settings, e);
    }
  }

  private static String url(SourceSettings settings) {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(settings.host(), settings.port(), settings.database());
  }

  private static PenumbraException failed(SourceSettings settings, SQLException e) {
    String place = "%s:%d".formatted(settings.host(), settings.port());
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith(WRONG_LOGIN)) {
      return new PenumbraException(
          ErrorCode.SOURCE_LOGIN,
          "User '%s' was refused by Postgres at %s: %s"
              .formatted(settings.user(), place, e.getMessage()),
          "Set source.user and source.password to a login that works, and see pg_hba.conf",
          e);
    }
    if (state.equals(NO_DATABASE)) {
      return new PenumbraException(
          ErrorCode.SOURCE_LOGIN,
          "Postgres at %s has no database '%s'".formatted(place, settings.database()),
          "Set source.database to one of: psql -l",
          e);
    }
    return new PenumbraException(
        ErrorCode.SOURCE_UNREACHABLE,
        "Postgres at %s does not answer: %s".formatted(place, e.getMessage()),
        "Start it, or set source.host and source.port to where it listens",
        e);
  }
}
