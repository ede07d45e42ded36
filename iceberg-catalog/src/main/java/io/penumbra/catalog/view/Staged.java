package io.penumbra.catalog.view;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * Table operations in memory: what is committed here is collected, so that many commits become one
 * on the real table. Nothing else can commit here, so no producer ever retries.
 */
public final class Staged implements TableOperations {
  private final TableOperations real;
  private final TableMetadata base;

  /** Iceberg asks for several at once: its workers filter and merge manifests in parallel. */
  private final Queue<String> locations = new ConcurrentLinkedQueue<>();

  private TableMetadata current;

  /**
   * @param base the metadata of {@code real} that everything is staged on
   */
  public Staged(TableOperations real, TableMetadata base) {
    this.real = real;
    this.base = base;
    this.current = base;
  }

  /** The real metadata that everything is staged on. */
  public TableMetadata base() {
    return base;
  }

  /**
   * Every metadata file that was asked for here, whether or not it was written and is still used.
   */
  public List<String> locations() {
    return List.copyOf(locations);
  }

  @Override
  public TableMetadata current() {
    return current;
  }

  @Override
  public TableMetadata refresh() {
    return current;
  }

  @Override
  public void commit(TableMetadata expected, TableMetadata metadata) {
    if (expected != current) {
      throw new IllegalStateException("Staged commits must be made one after the other");
    }
    current = metadata;
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
    String location = real.metadataFileLocation(fileName);
    locations.add(location);
    return location;
  }

  @Override
  public LocationProvider locationProvider() {
    return LocationProviders.locationsFor(current.location(), current.properties());
  }

  @Override
  public long newSnapshotId() {
    return real.newSnapshotId();
  }
}
