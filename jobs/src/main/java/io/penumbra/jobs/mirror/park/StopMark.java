package io.penumbra.jobs.mirror.park;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Tells the restart of a job that a table is to be stopped from its first change on: its files
 * broke when changes of the epoch were in them already, so those have to come again from the
 * source.
 */
public final class StopMark {
  private final Path file;

  /**
   * @param folder of the table's parked changes
   */
  public StopMark(String folder) {
    this.file = new Path(folder, "stopped");
  }

  public void set(String reason) throws IOException {
    FileSystem system = file.getFileSystem();
    system.mkdirs(file.getParent());
    try (FSDataOutputStream out = system.create(file, FileSystem.WriteMode.OVERWRITE)) {
      out.write(reason.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The reason, absent where the table is not marked. */
  public Optional<String> reason() throws IOException {
    FileSystem system = file.getFileSystem();
    if (!system.exists(file)) {
      return Optional.empty();
    }
    try (FSDataInputStream in = system.open(file)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  public void clear() {
    try {
      file.getFileSystem().delete(file, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
