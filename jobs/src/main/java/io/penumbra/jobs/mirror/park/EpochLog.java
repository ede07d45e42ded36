package io.penumbra.jobs.mirror.park;

import io.penumbra.jobs.source.Change;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The changes of the epoch that a writer is at, so that they can be parked if the files break that
 * they went to. What takes more than a little memory lies in a local file that is gone with the
 * process: a restart has the changes come again.
 */
public final class EpochLog implements Closeable {
  private static final int MEMORY_BYTES = 256 << 10;
  private static final int FIRST_BYTES = 1 << 10;

  private final Path folder;
  private final DataOutputSerializer memory = new DataOutputSerializer(FIRST_BYTES);
  private FileChannel file;
  private long changes;
  private long position = -1;

  /** Takes a change of the log. */
  @FunctionalInterface
  interface Sink {
    void take(Change change) throws IOException;
  }

  /**
   * @param folder a local one
   */
  public EpochLog(Path folder) {
    this.folder = folder;
  }

  public void add(Change change) throws IOException {
    position = changes++ == 0 ? change.position() : position;
    ParkedLog.EVENTS.serialize(change, memory);
    if (memory.length() >= MEMORY_BYTES) {
      spill();
    }
  }

  /** Source position of the first change, -1 where there is none. */
  public long position() {
    return position;
  }

  /** The next epoch begins. */
  public void clear() throws IOException {
    changes = 0;
    position = -1;
    memory.clear();
    if (file != null) {
      file.truncate(0);
    }
  }

  /** Hands the changes on in their order. */
  void forEach(Sink sink) throws IOException {
    InputStream in = new ByteArrayInputStream(memory.getSharedBuffer(), 0, memory.length());
    if (file != null) {
      in = new SequenceInputStream(Channels.newInputStream(file.position(0)), in);
    }
    DataInputViewStreamWrapper view =
        new DataInputViewStreamWrapper(new DataInputStream(new BufferedInputStream(in)));
    for (long change = 0; change < changes; change++) {
      sink.take((Change) ParkedLog.EVENTS.deserialize(view));
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private void spill() throws IOException {
    if (file == null) {
      Files.createDirectories(folder);
      file =
          FileChannel.open(
              folder.resolve(UUID.randomUUID() + ".epoch"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    ByteBuffer bytes = memory.wrapAsByteBuffer();
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    memory.clear();
  }
}
