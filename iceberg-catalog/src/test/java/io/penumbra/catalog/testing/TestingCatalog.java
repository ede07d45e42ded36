package io.penumbra.catalog.testing;

import java.util.List;
import org.apache.iceberg.catalog.Catalog;

/**
 * An open catalog.
 *
 * @param clean the catalog as a stranger has it
 * @param faulty the same catalog, running into faults
 * @param io its files; null where they are not in memory
 * @param parts what is closed with it, in that order
 */
public record TestingCatalog(
    Catalog clean, Catalog faulty, Faults faults, TestingFileIO io, List<AutoCloseable> parts)
    implements AutoCloseable {
  @Override
  public void close() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException("Cannot close " + part, e);
      }
    }
  }
}
