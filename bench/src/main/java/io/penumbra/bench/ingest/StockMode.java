package io.penumbra.bench.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.FlinkSink;
import org.apache.iceberg.flink.util.FlinkCompatibilityUtil;

/** Iceberg's own {@code FlinkSink} in upsert mode, once or several times in one job. */
record StockMode(String name, int sinks) implements Mode {

  @Override
  public List<Table> run(BenchStack stack, String run, long changes) throws Exception {
    CatalogLoader loader = stack.catalog(run);
    Catalog catalog = loader.loadCatalog();
    StreamExecutionEnvironment environment = stack.environment();
    DataStream<RowData> stream = source(environment, changes);
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < sinks; i++) {
      TableIdentifier id = TableIdentifier.of("bench", "t" + i);
      tables.add(create(catalog, id));
      FlinkSink.forRowData(stream)
          .tableLoader(TableLoader.fromCatalog(loader, id))
          .equalityFieldColumns(List.of("id"))
          .upsert(true)
          .append();
    }
    stack.execute(environment);
    tables.forEach(Table::refresh);
    return tables;
  }

  private static DataStream<RowData> source(StreamExecutionEnvironment environment, long changes) {
    TypeInformation<RowData> type =
        FlinkCompatibilityUtil.toTypeInfo(FlinkSchemaUtil.convert(BenchRow.SCHEMA));
    ChangeSequence sequence = new ChangeSequence();
    GeneratorFunction<Long, RowData> generator =
        number -> {
          Clock.handedOn(number, changes);
          return sequence.at(number);
        };
    return environment
        .fromSource(
            new DataGeneratorSource<>(generator, changes, type),
            WatermarkStrategy.noWatermarks(),
            "changes",
            type)
        .setParallelism(1);
  }

  private static Table create(Catalog catalog, TableIdentifier id) {
    return catalog.createTable(
        id,
        BenchRow.SCHEMA,
        PartitionSpec.unpartitioned(),
        Map.of("format-version", "2", "write.parquet.compression-codec", "zstd"));
  }
}
