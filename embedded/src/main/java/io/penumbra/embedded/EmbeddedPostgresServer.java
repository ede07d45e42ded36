package io.penumbra.embedded;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real Postgres server with logical replication, on a free port of this machine, stopped with
 * this process at the latest. Nothing in it survives a crash of the machine: it does not sync.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String DEFAULT_DATABASE = "postgres";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "listen_addresses", HOST,
          "unix_socket_directories", "",
          "wal_level", "logical",
          "max_replication_slots", "32",
          "max_wal_senders", "32",
          "max_connections", "100",
          "fsync", "off");

  private final PostgresPrograms programs;
  private final PostgresDatabase database;
  private final Map<String, String> settings;
  private final Thread atExit = new Thread(this::stop, "postgres-stop");
  private boolean running;

  private EmbeddedPostgresServer(
      PostgresPrograms programs, PostgresDatabase database, Map<String, String> settings) {
    this.programs = programs;
    this.database = database;
    this.settings = settings;
  }

  public static EmbeddedPostgresServer start(Path folder) {
    return start(folder, Map.of());
  }

  /**
   * Starts a server on the data in a folder, which is made when there is none.
   *
   * @param settings of postgresql.conf, over those that Penumbra needs
   * @throws PenumbraException SOURCE_SETUP when it does not come up, with the end of its log
   */
  public static EmbeddedPostgresServer start(Path folder, Map<String, String> settings) {
    Map<String, String> merged = new TreeMap<>(SETTINGS);
    merged.putAll(settings);
    PostgresDatabase database =
        new PostgresDatabase(HOST, freePort(), DEFAULT_DATABASE, "penumbra", "penumbra");
    PostgresPrograms programs = PostgresPrograms.in(folder.toAbsolutePath());
    programs.initialize(database.user(), database.password());
    EmbeddedPostgresServer server = new EmbeddedPostgresServer(programs, database, merged);
    server.start();
    Runtime.getRuntime().addShutdownHook(server.atExit);
    return server;
  }

  /** Starts it again after {@link #stop}, on the same port; nothing happens when it runs. */
  public synchronized void start() {
    if (!running) {
      programs.start(database.port(), settings);
      running = true;
    }
  }

  /** Ends all sessions and stops; nothing happens when it does not run. */
  public synchronized void stop() {
    if (running) {
      programs.stop();
      running = false;
    }
  }

  /** The server's first database. */
  public PostgresDatabase database() {
    return database;
  }

  /** A database of that name, made when there is none. */
  public PostgresDatabase database(String name) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, name)) {
        statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
      }
      return database.named(name);
    } catch (SQLException e) {
      throw new PenumbraException(
          ErrorCode.SOURCE_SETUP,
          "Could not make database '" + name + "': " + e.getMessage(),
          "See " + programs.log(),
          e);
    }
  }

  private static boolean exists(Statement statement, String name) throws SQLException {
    String literal = statement.enquoteLiteral(name);
    try (ResultSet found =
        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = " + literal)) {
      return found.next();
    }
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs by itself and finds nothing to do.
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PenumbraException(
          ErrorCode.SOURCE_SETUP, "No free port on " + HOST, "Free one and try again", e);
    }
  }
}
