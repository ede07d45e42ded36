package io.penumbra.jobs.mirror.park;

import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.MirrorEventType;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;

/**
 * Changes of one stopped table, in the order in which one writer got them. A file holds those of
 * one epoch; a checkpoint holds the files' paths.
 */
public final class ParkedLog implements Closeable {
  static final int VERSION = 1;

  /** Begins each event; the end of the file is the end of the log. */
  static final int EVENT = 1;

  static final TypeSerializer<MirrorEvent> EVENTS =
      MirrorEventType.INSTANCE.createSerializer(new SerializerConfigImpl());

  private final Path folder;
  private final List<String> files = new ArrayList<>();
  private DataOutputStream out;
  private Path open;

  /**
   * @param folder of the table's parked changes
   * @param files of earlier epochs, oldest first
   */
  public ParkedLog(String folder, Collection<String> files) {
    this.folder = new Path(folder);
    this.files.addAll(files);
  }

  /**
   * Keeps one event.
   *
   * @param layouts the table's, written once per file so that each file can be read by itself
   */
  public void add(MirrorEvent event, Collection<Layout> layouts) throws IOException {
    if (out == null) {
      open();
      for (Layout layout : layouts) {
        write(layout);
      }
    }
    write(event);
  }

  /** Makes what was added durable. */
  public void roll() throws IOException {
    if (out != null) {
      out.close();
      out = null;
      files.add(open.toString());
    }
  }

  /** Paths of the closed files, oldest first. */
  public List<String> files() {
    return List.copyOf(files);
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  private void open() throws IOException {
    open = new Path(folder, UUID.randomUUID() + ".changes");
    FileSystem system = open.getFileSystem();
    system.mkdirs(folder);
    out =
        new DataOutputStream(
            new BufferedOutputStream(system.create(open, FileSystem.WriteMode.NO_OVERWRITE)));
    out.writeInt(VERSION);
  }

  private void write(MirrorEvent event) throws IOException {
    out.writeByte(EVENT);
    EVENTS.serialize(event, new DataOutputViewStreamWrapper(out));
  }
}
