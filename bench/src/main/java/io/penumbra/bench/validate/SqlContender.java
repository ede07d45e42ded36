package io.penumbra.bench.validate;

import io.penumbra.embedded.EmbeddedCatalog;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * A statement of Flink SQL over Iceberg's connector.
 *
 * @param statement counts differences; %1$s and %2$s stand for the tables
 */
record SqlContender(String name, EmbeddedCatalog catalog, String statement) implements Contender {
  private static final String COLUMNS =
      "id, customer, status, amount, quantity, price, created, note, flag, region";

  static SqlContender outerJoin(String name, EmbeddedCatalog catalog) {
    return new SqlContender(
        name,
        catalog,
        """
        SELECT COUNT(*) FROM %1$s a FULL OUTER JOIN %2$s b ON a.id = b.id
        WHERE a.id IS NULL OR b.id IS NULL
          OR a.customer IS DISTINCT FROM b.customer OR a.status IS DISTINCT FROM b.status
          OR a.amount IS DISTINCT FROM b.amount OR a.quantity IS DISTINCT FROM b.quantity
          OR a.price IS DISTINCT FROM b.price OR a.created IS DISTINCT FROM b.created
          OR a.note IS DISTINCT FROM b.note OR a.flag IS DISTINCT FROM b.flag
          OR a.region IS DISTINCT FROM b.region""");
  }

  /** Says in how many rows of either table the other lacks. */
  static SqlContender except(String name, EmbeddedCatalog catalog) {
    return new SqlContender(
        name,
        catalog,
        """
        SELECT COUNT(*) FROM (
          (SELECT %3$s FROM %1$s EXCEPT SELECT %3$s FROM %2$s)
          UNION ALL (SELECT %3$s FROM %2$s EXCEPT SELECT %3$s FROM %1$s))""");
  }

  @Override
  public String run(Pair pair) throws Exception {
    TableEnvironment sql = environment();
    sql.executeSql("CREATE CATALOG " + EmbeddedCatalog.NAME + " WITH (" + options() + ")").await();
    String query =
        statement.formatted(
            EmbeddedCatalog.NAME + "." + pair.name() + ".primary_lane",
            EmbeddedCatalog.NAME + "." + pair.name() + ".shadow_lane",
            COLUMNS);
    try (CloseableIterator<Row> rows = sql.executeSql(query).collect()) {
      return rows.next().getField(0) + " differences";
    }
  }

  private static TableEnvironment environment() {
    Configuration options =
        Configuration.fromMap(
            Map.of(
                "parallelism.default", "" + Flinks.PARALLELISM,
                "taskmanager.memory.managed.size", "1g",
                "execution.batch.adaptive.auto-parallelism.enabled", "false",
                "jobmanager.scheduler", "default"));
    return TableEnvironment.create(
        EnvironmentSettings.newInstance().inBatchMode().withConfiguration(options).build());
  }

  /** Iceberg's Flink catalog knows a JDBC catalog by its class only. */
  private String options() {
    Map<String, String> options = new TreeMap<>(catalog.properties());
    options.remove(CatalogUtil.ICEBERG_CATALOG_TYPE);
    options.put("type", "iceberg");
    options.put("catalog-impl", JdbcCatalog.class.getName());
    return options.entrySet().stream()
        .map(option -> "'" + option.getKey() + "' = '" + option.getValue() + "'")
        .collect(Collectors.joining(", "));
  }
}
