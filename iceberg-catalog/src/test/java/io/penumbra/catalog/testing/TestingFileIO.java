package io.penumbra.catalog.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.apache.iceberg.io.OutputFile;

/** Files in memory that can be listed. */
public final class TestingFileIO extends InMemoryFileIO {
  private final Set<String> written = ConcurrentHashMap.newKeySet();

  @Override
  public OutputFile newOutputFile(String location) {
    Crashes.file();
    written.add(location);
    return super.newOutputFile(location);
  }

  @Override
  public void deleteFile(String location) {
    Crashes.file();
    written.remove(location);
    super.deleteFile(location);
  }

  /** Locations below a folder. */
  public Set<String> files(String folder) {
    return written.stream()
        .filter(location -> location.startsWith(folder + "/") && fileExists(location))
        .collect(Collectors.toSet());
  }

  /** Deletes all files below a folder. */
  public void clear(String folder) {
    files(folder).forEach(this::deleteFile);
  }
}
