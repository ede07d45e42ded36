package io.penumbra.jobs.sql;

import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/** Metadata without a catalog behind it, to read from. */
record PinnedOperations(FileIO io, TableMetadata current) implements TableOperations {
  @Override
  public TableMetadata refresh() {
    return current;
  }

  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    throw readOnly();
  }

  @Override
  public String metadataFileLocation(String fileName) {
    throw readOnly();
  }

  @Override
  public LocationProvider locationProvider() {
    return LocationProviders.locationsFor(current.location(), current.properties());
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("A pinned table is read-only");
  }
}
