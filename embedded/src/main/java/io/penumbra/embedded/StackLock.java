package io.penumbra.embedded;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to run a stack in a folder; a process that is killed gives it up. */
final class StackLock implements AutoCloseable {
  private final FileChannel file;

  private StackLock(FileChannel file) {
    this.file = file;
  }

  /**
   * @throws PenumbraException STATE_REFUSED when another stack runs in that folder
   */
  static StackLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel file =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(file)) {
      file.close();
      throw new PenumbraException(
          ErrorCode.STATE_REFUSED,
          "Another process runs a stack in " + folder,
          "Stop it, or name another folder with --dir");
    }
    return new StackLock(file);
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // This very process holds it.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
