package io.penumbra.jobs.mirror.park;

import io.penumbra.jobs.source.MirrorEvent;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;

/** Reads one file of a {@link ParkedLog}. */
final class ParkedFile implements Closeable {
  private final DataInputStream in;

  ParkedFile(String path) throws IOException {
    Path file = new Path(path);
    in = new DataInputStream(new BufferedInputStream(file.getFileSystem().open(file)));
    int version = in.readInt();
    if (version != ParkedLog.VERSION) {
      in.close();
      throw new IOException("Parked changes of version " + version + " are not known: " + path);
    }
  }

  /** The next event, null at the end. */
  MirrorEvent next() throws IOException {
    int mark = in.read();
    if (mark < 0) {
      return null;
    }
    return ParkedLog.EVENTS.deserialize(new DataInputViewStreamWrapper(in));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
