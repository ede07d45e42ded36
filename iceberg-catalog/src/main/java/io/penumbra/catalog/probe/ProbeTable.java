package io.penumbra.catalog.probe;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.NestedField;

/** An empty table of its own in a catalog, dropped when it is closed. */
public final class ProbeTable implements AutoCloseable {
  private static final Schema SCHEMA = new Schema(NestedField.required(1, "id", LongType.get()));
  private static final String RACE = "penumbra_doctor_race";

  private final Catalog catalog;
  private final TableIdentifier id;
  private final Table table;

  private ProbeTable(Catalog catalog, TableIdentifier id, Table table) {
    this.catalog = catalog;
    this.id = id;
    this.table = table;
  }

  /**
   * @param namespace made when there is none, and then left
   * @throws PenumbraException STORAGE when the warehouse can't be written, else CATALOG_UNREACHABLE
   */
  public static ProbeTable create(Catalog catalog, Namespace namespace) {
    TableIdentifier id =
        TableIdentifier.of(
            namespace, "penumbra_doctor_" + UUID.randomUUID().toString().replace("-", ""));
    try {
      if (catalog instanceof SupportsNamespaces tree && !tree.namespaceExists(namespace)) {
        tree.createNamespace(namespace);
      }
      Table table = catalog.createTable(id, SCHEMA);
      table.newFastAppend().commit();
      return new ProbeTable(catalog, id, table);
    } catch (UncheckedIOException e) {
      throw new PenumbraException(
          ErrorCode.STORAGE,
          "The warehouse can't be written: " + e.getMessage(),
          "Give the user that runs Penumbra the right to write there, or change catalog.warehouse",
          e);
    } catch (RuntimeException e) {
      throw new PenumbraException(
          ErrorCode.CATALOG_UNREACHABLE,
          "The catalog makes no table in namespace '" + namespace + "': " + e.getMessage(),
          "Check its rights, or name another mirror.namespace",
          e);
    }
  }

  /**
   * Lets two commits that were staged on the same version race.
   *
   * @return whether exactly the first was accepted; two accepted ones mean that commits get lost
   */
  public boolean refusesTheSecondOfTwo() {
    TableOperations first = operations();
    TableOperations second = operations();
    TableMetadata base = second.current();
    first.commit(first.current(), raced(first.current()));
    try {
      second.commit(base, raced(base));
      return false;
    } catch (CommitFailedException e) {
      return true;
    }
  }

  /** Where its files are read and written. */
  public FileIO io() {
    return table.io();
  }

  /** The folder that its files belong to. */
  public String location() {
    return table.location();
  }

  @Override
  public void close() {
    catalog.dropTable(id, true);
  }

  private TableOperations operations() {
    return ((HasTableOperations) catalog.loadTable(id)).operations();
  }

  private static TableMetadata raced(TableMetadata base) {
    SnapshotRef tag = SnapshotRef.tagBuilder(base.currentSnapshot().snapshotId()).build();
    return TableMetadata.buildFrom(base).setRef(RACE, tag).build();
  }
}
