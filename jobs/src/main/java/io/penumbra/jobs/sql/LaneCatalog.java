package io.penumbra.jobs.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.catalog.CatalogBaseTable;
import org.apache.flink.table.catalog.CatalogDatabase;
import org.apache.flink.table.catalog.CatalogDatabaseImpl;
import org.apache.flink.table.catalog.CatalogTable;
import org.apache.flink.table.catalog.GenericInMemoryCatalog;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.table.catalog.exceptions.DatabaseNotExistException;
import org.apache.flink.table.catalog.exceptions.TableNotExistException;
import org.apache.flink.table.factories.Factory;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Lanes as tables of Flink SQL, read-only. A table is looked up once and stays what it was, so that
 * all statements of a run see one snapshot of it. Neither keys nor NOT NULL are declared: the
 * planner would take them for granted, and they are what is to be checked.
 */
final class LaneCatalog extends GenericInMemoryCatalog {
  private final Lanes lanes;
  private final Map<ObjectPath, PinnedLane> seen = new HashMap<>();

  LaneCatalog(String name, String database, Lanes lanes) {
    super(name, database);
    this.lanes = lanes;
  }

  @Override
  public Optional<Factory> getFactory() {
    return Optional.of(new LaneTableFactory(this::loader));
  }

  @Override
  public List<String> listDatabases() {
    return lanes.databases();
  }

  @Override
  public boolean databaseExists(String name) {
    return lanes.databases().contains(name);
  }

  @Override
  public CatalogDatabase getDatabase(String name) throws DatabaseNotExistException {
    if (!databaseExists(name)) {
      throw new DatabaseNotExistException(getName(), name);
    }
    return new CatalogDatabaseImpl(Map.of(), "");
  }

  @Override
  public List<String> listTables(String database) throws DatabaseNotExistException {
    getDatabase(database);
    return lanes.tables(database);
  }

  @Override
  public boolean tableExists(ObjectPath path) {
    return find(path).isPresent();
  }

  @Override
  public CatalogBaseTable getTable(ObjectPath path) throws TableNotExistException {
    PinnedLane lane = find(path).orElseThrow(() -> new TableNotExistException(getName(), path));
    Schema.Builder schema = Schema.newBuilder();
    for (NestedField field : lane.schema().columns()) {
      if (FlinkTypes.known(field.type())) {
        schema.column(
            field.name(), FlinkTypes.dataType(FlinkSchemaUtil.convert(field.type()).copy(true)));
      }
    }
    return CatalogTable.newBuilder().schema(schema.build()).options(Map.of()).build();
  }

  @Override
  public void createTable(ObjectPath path, CatalogBaseTable table, boolean ignoreIfExists) {
    throw new UnsupportedOperationException("Catalog " + getName() + " is read-only");
  }

  @Override
  public List<String> listViews(String database) {
    return new ArrayList<>();
  }

  private TableLoader loader(ObjectPath path) {
    PinnedLane lane = find(path).orElseThrow();
    return PinnedTable.at(lane.table(), lane.snapshotId());
  }

  private synchronized Optional<PinnedLane> find(ObjectPath path) {
    PinnedLane known = seen.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<PinnedLane> found = lanes.find(path.getDatabaseName(), path.getObjectName());
    found.ifPresent(lane -> seen.put(path, lane));
    return found;
  }
}
