package io.penumbra.jobs.source.postgres.type;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The types of one database, by oid, as they were when the job started. */
public final class PgTypes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Types of rows ('c') are left out but for those made by hand: each table has one. */
  private static final String QUERY =
      """
      SELECT t.oid::int8 AS oid, t.typname, t.typtype, t.typbasetype::int8 AS base, t.typtypmod,
             CASE WHEN t.typcategory = 'A' THEN t.typelem::int8 ELSE 0 END AS element
      FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
      WHERE t.typtype <> 'p' AND (t.typtype <> 'c' OR c.relkind = 'c')
      """;

  private final Map<Integer, PgType> byOid;

  private PgTypes(Map<Integer, PgType> byOid) {
    this.byOid = new HashMap<>(byOid);
  }

  public static PgTypes load(Connection connection) throws SQLException {
    Map<Integer, PgType> types = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        PgType type = read(rows);
        types.put(type.oid(), type);
      }
    }
    return new PgTypes(types);
  }

  /** Oids are unsigned: those above 2^31 are negative here, as in Postgres' own JDBC driver. */
  private static PgType read(ResultSet row) throws SQLException {
    return new PgType(
        (int) row.getLong("oid"),
        row.getString("typname"),
        row.getString("typtype").charAt(0),
        (int) row.getLong("base"),
        row.getInt("typtypmod"),
        (int) row.getLong("element"));
  }

  /** Empty for a type that was made since. */
  public Optional<PgType> find(int oid) {
    return Optional.ofNullable(byOid.get(oid));
  }
}
