package io.penumbra.jobs.source.postgres.table;

import io.penumbra.jobs.source.ReplicaIdentity;
import io.penumbra.jobs.source.postgres.type.PgColumn;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads tables and columns from the catalog of Postgres. */
final class CatalogReader {
  private static final String TABLES =
      """
      SELECT c.oid, n.nspname, c.relname, c.relreplident, c.reltoastrelid <> 0 AS toast,
             c.relkind = 'r' AND c.relpersistence = 'p' AS plain,
             %s AS primary_key, %s AS identity_key
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
        AND (n.nspname || '.' || c.relname = ANY (?)
             OR c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = ANY (?))
      ORDER BY n.nspname, c.relname
      """
          .formatted(
              keyOf("i.indisprimary AND i.indimmediate"),
              keyOf("i.indisreplident AND i.indisvalid"));

  private static final String COLUMNS =
      """
      SELECT attname, atttypid::int8 AS type, atttypmod, attnotnull, attstorage <> 'p' AS external
      FROM pg_attribute
      WHERE attrelid = ? AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
      ORDER BY attnum
      """;

  private final Connection connection;

  CatalogReader(Connection connection) {
    this.connection = connection;
  }

  /** The tables of some names and all tables of some schemas, ordered by name. */
  List<FoundTable> read(List<String> tables, List<String> schemas) throws SQLException {
    List<FoundTable> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
      statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
      statement.setArray(2, connection.createArrayOf("text", schemas.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(table(rows));
        }
      }
    }
    return found;
  }

  private FoundTable table(ResultSet row) throws SQLException {
    return new FoundTable(
        row.getString("nspname"),
        row.getString("relname"),
        row.getBoolean("plain"),
        identity(row.getString("relreplident")),
        columns(row.getLong("oid"), row.getBoolean("toast")),
        texts(row.getArray("primary_key")),
        texts(row.getArray("identity_key")));
  }

  private List<FoundColumn> columns(long table, boolean toast) throws SQLException {
    List<FoundColumn> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setLong(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          PgColumn column =
              PgColumn.of(
                  row.getString("attname"), (int) row.getLong("type"), row.getInt("atttypmod"));
          columns.add(
              new FoundColumn(
                  column, row.getBoolean("attnotnull"), toast && row.getBoolean("external")));
        }
      }
    }
    return columns;
  }

  private static ReplicaIdentity identity(String code) {
    return switch (code) {
      case "f" -> ReplicaIdentity.FULL;
      case "i" -> ReplicaIdentity.INDEX;
      case "n" -> ReplicaIdentity.NOTHING;
      default -> ReplicaIdentity.DEFAULT;
    };
  }

  private static List<String> texts(Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  /** SQL for the columns of the index that fulfils a condition, in the index's order. */
  private static String keyOf(String condition) {
    return """
           (SELECT array_agg(a.attname::text ORDER BY k.place)
            FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY k(number, place), pg_attribute a
            WHERE i.indrelid = c.oid AND %s AND k.place <= i.indnkeyatts
              AND a.attrelid = c.oid AND a.attnum = k.number)
           """
        .formatted(condition);
  }
}
