package io.penumbra.bench.validate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;

/**
 * A statement of DuckDB over the tables' Parquet files. DuckDB does not know deletes here: a lower
 * bound.
 *
 * @param statement %1$s and %2$s stand for the tables
 */
record DuckContender(String name, String statement) implements Contender {
  /** Sums of hashes per bucket of each table, joined. */
  static DuckContender hashSums(String name) {
    String sums =
        """
        (SELECT hash(id) & 1023 AS bucket, COUNT(*) AS n, SUM(h) AS s FROM
          (SELECT id, hash(id, customer, status, amount, quantity, price, created, note, flag,
            region)::HUGEINT AS h FROM %s) GROUP BY ALL)""";
    return new DuckContender(
        name,
        "SELECT COUNT(*) || ' buckets' FROM "
            + sums.formatted("%1$s")
            + " a FULL JOIN "
            + sums.formatted("%2$s")
            + " b USING (bucket) WHERE a.n IS DISTINCT FROM b.n OR a.s IS DISTINCT FROM b.s");
  }

  static DuckContender except(String name) {
    return new DuckContender(
        name,
        """
        SELECT COUNT(*) || ' differences' FROM (
          (FROM %1$s EXCEPT FROM %2$s) UNION ALL (FROM %2$s EXCEPT FROM %1$s))""");
  }

  @Override
  public boolean reads(Layout layout) {
    return layout != Layout.DELETES;
  }

  @Override
  public boolean startsFlink() {
    return false;
  }

  @Override
  public String run(Pair pair) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement duck = connection.createStatement()) {
      duck.execute("SET threads = " + Flinks.PARALLELISM);
      String query = statement.formatted(files(pair.primary()), files(pair.shadow()));
      try (ResultSet result = duck.executeQuery(query)) {
        result.next();
        return result.getString(1);
      }
    }
  }

  private static String files(Table table) {
    return Pair.files(table).stream()
        .map(file -> "'" + file.file().location().replaceFirst("^file:", "") + "'")
        .collect(Collectors.joining(", ", "read_parquet([", "])"));
  }
}
