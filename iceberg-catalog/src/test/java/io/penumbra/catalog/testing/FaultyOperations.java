package io.penumbra.catalog.testing;

import java.util.Objects;
import java.util.function.Supplier;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/** A table's operations whose commits and reads run into faults. */
final class FaultyOperations implements TableOperations {
  private final TableOperations real;
  private final Supplier<TableOperations> others;
  private final Faults faults;

  /**
   * @param others operations of the same table that nobody else holds
   */
  FaultyOperations(TableOperations real, Supplier<TableOperations> others, Faults faults) {
    this.real = real;
    this.others = others;
    this.faults = faults;
  }

  @Override
  public TableMetadata current() {
    return real.current();
  }

  @Override
  public TableMetadata refresh() {
    faults.beforeRead();
    TableMetadata read = real.refresh();
    faults.afterRead();
    return read;
  }

  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    if (faults.calm()) {
      real.commit(base, metadata);
      return;
    }
    TableOperations other = others.get();
    faults.commit(() -> real.commit(base, metadata), () -> arrive(other, base, metadata));
  }

  /** What the other holds has to be what the commit was made on: it compares by identity. */
  private static void arrive(TableOperations other, TableMetadata base, TableMetadata metadata) {
    TableMetadata same = other.current();
    if (!Objects.equals(base.metadataFileLocation(), same.metadataFileLocation())) {
      throw new CommitFailedException(
          "The table has moved on from %s", base.metadataFileLocation());
    }
    other.commit(same, metadata);
  }

  @Override
  public FileIO io() {
    return real.io();
  }

  @Override
  public EncryptionManager encryption() {
    return real.encryption();
  }

  @Override
  public String metadataFileLocation(String fileName) {
    return real.metadataFileLocation(fileName);
  }

  @Override
  public LocationProvider locationProvider() {
    return real.locationProvider();
  }

  @Override
  public long newSnapshotId() {
    return real.newSnapshotId();
  }

  @Override
  public boolean requireStrictCleanup() {
    return real.requireStrictCleanup();
  }
}
