package io.penumbra.jobs.sql;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.source.IcebergTableSource;

/** Reads tables of {@link LaneCatalog} by Iceberg's own source. */
final class LaneTableFactory implements DynamicTableSourceFactory {
  private final Function<ObjectPath, TableLoader> loaders;

  LaneTableFactory(Function<ObjectPath, TableLoader> loaders) {
    this.loaders = loaders;
  }

  @Override
  public DynamicTableSource createDynamicTableSource(Context context) {
    return new IcebergTableSource(
        loaders.apply(context.getObjectIdentifier().toObjectPath()),
        context.getCatalogTable().getResolvedSchema(),
        Map.of(),
        context.getConfiguration());
  }

  @Override
  public String factoryIdentifier() {
    return "penumbra-lane";
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of();
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of();
  }
}
