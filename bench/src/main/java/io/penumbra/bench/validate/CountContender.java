package io.penumbra.bench.validate;

import io.penumbra.embedded.EmbeddedCatalog;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.CloseableIterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.source.IcebergSource;
import org.apache.iceberg.flink.util.FlinkCompatibilityUtil;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** No comparison: both tables' rows, all columns decoded, counted by a stock Flink job. */
record CountContender(String name, EmbeddedCatalog catalog) implements Contender {
  @Override
  public String run(Pair pair) throws Exception {
    StreamExecutionEnvironment env = Flinks.batch();
    DataStream<Long> counts =
        rows(env, pair.name(), "primary_lane", pair.primary())
            .union(rows(env, pair.name(), "shadow_lane", pair.shadow()))
            .transform("count", Types.LONG, new CountRows());
    long rows = 0;
    try (CloseableIterator<Long> each = counts.executeAndCollect("count")) {
      while (each.hasNext()) {
        rows += each.next();
      }
    }
    return rows + " rows";
  }

  private DataStream<RowData> rows(
      StreamExecutionEnvironment env, String database, String name, Table table) {
    TypeInformation<RowData> type =
        FlinkCompatibilityUtil.toTypeInfo(FlinkSchemaUtil.convert(table.schema()));
    CatalogLoader loader =
        CatalogLoader.custom(
            EmbeddedCatalog.NAME,
            properties(),
            new Configuration(false),
            JdbcCatalog.class.getName());
    IcebergSource<RowData> source =
        IcebergSource.forRowData()
            .tableLoader(TableLoader.fromCatalog(loader, TableIdentifier.of(database, name)))
            .build();
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), name, type);
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>(catalog.properties());
    properties.remove(CatalogUtil.ICEBERG_CATALOG_TYPE);
    return properties;
  }
}
