package io.penumbra.catalog.testing;

import java.util.List;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;

/** A catalog whose tables run into faults. */
final class FaultyCatalog implements Catalog {
  private final Catalog real;
  private final Faults faults;

  FaultyCatalog(Catalog real, Faults faults) {
    this.real = real;
    this.faults = faults;
  }

  @Override
  public Table loadTable(TableIdentifier id) {
    faults.beforeRead();
    TableOperations operations = operations(id);
    faults.afterRead();
    return new BaseTable(
        new FaultyOperations(operations, () -> operations(id), faults), id.toString());
  }

  private TableOperations operations(TableIdentifier id) {
    return ((HasTableOperations) real.loadTable(id)).operations();
  }

  @Override
  public TableBuilder buildTable(TableIdentifier id, Schema schema) {
    return real.buildTable(id, schema);
  }

  @Override
  public List<TableIdentifier> listTables(Namespace namespace) {
    return real.listTables(namespace);
  }

  @Override
  public boolean dropTable(TableIdentifier id, boolean purge) {
    return real.dropTable(id, purge);
  }

  @Override
  public void renameTable(TableIdentifier from, TableIdentifier to) {
    real.renameTable(from, to);
  }
}
