package io.penumbra.jobs.mirror;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * Local files, of which those with a marked path are denied, full, slow, or hang. Unlike Hadoop's
 * it starts no process for each file that it makes.
 */
public final class TestingStorage implements FileIO {
  private static final long serialVersionUID = 1L;
  private static final Map<String, TestingFault> FAULTS = new ConcurrentHashMap<>();
  private static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();
  private static volatile long storeMillis;

  /**
   * @param part of the paths of the files that go wrong
   */
  static void mark(String part, TestingFault fault) {
    fault.prepare();
    FAULTS.put(part, fault);
  }

  /** How long it takes to store a file where nothing is wrong. */
  static void storing(long millis) {
    storeMillis = millis;
  }

  /** Ends all faults. */
  static void clear() {
    FAULTS.clear();
    TestingFault.end();
    storeMillis = 0;
  }

  /** Whether a file was begun whose path has all these parts. */
  static boolean begun(String... parts) {
    return BEGUN.stream().anyMatch(path -> List.of(parts).stream().allMatch(path::contains));
  }

  @Override
  public InputFile newInputFile(String path) {
    return new Input(Files.localInput(local(path)), path);
  }

  @Override
  public OutputFile newOutputFile(String path) {
    TestingFault fault =
        FAULTS.entrySet().stream()
            .filter(entry -> path.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(TestingFault.NONE);
    BEGUN.add(path);
    return new TestingOutput(this, path, local(path).toPath(), fault, storeMillis);
  }

  @Override
  public void deleteFile(String path) {
    try {
      java.nio.file.Files.deleteIfExists(local(path).toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File local(String path) {
    return path.startsWith("file:") ? new File(URI.create(path).getPath()) : Path.of(path).toFile();
  }

  /** Under the name that it was asked for. */
  private record Input(InputFile file, String location) implements InputFile {
    @Override
    public long getLength() {
      return file.getLength();
    }

    @Override
    public SeekableInputStream newStream() {
      return file.newStream();
    }

    @Override
    public boolean exists() {
      return file.exists();
    }
  }
}
