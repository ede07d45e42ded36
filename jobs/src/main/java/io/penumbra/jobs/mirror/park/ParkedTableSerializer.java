package io.penumbra.jobs.mirror.park;

import io.penumbra.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The form of {@link ParkedTable} in checkpoints. */
public final class ParkedTableSerializer implements SimpleVersionedSerializer<ParkedTable> {
  private static final int VERSION = 1;
  private static final int LONGEST_REASON = 10_000;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(ParkedTable table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Stop stop = table.stop();
      String reason = stop.reason();
      out.writeUTF(table.target());
      out.writeUTF(stop.code().name());
      out.writeUTF(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
      out.writeLong(stop.position());
      out.writeLong(stop.stoppedAt());
      out.writeInt(table.logs().size());
      for (List<String> log : table.logs()) {
        out.writeInt(log.size());
        for (String file : log) {
          out.writeUTF(file);
        }
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public ParkedTable deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("State of version " + version + " is not known, only " + VERSION);
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized))) {
      String target = in.readUTF();
      ErrorCode code = ErrorCode.valueOf(in.readUTF());
      Stop stop = new Stop(code, in.readUTF(), in.readLong(), in.readLong());
      List<List<String>> logs = new ArrayList<>();
      for (int log = in.readInt(); log > 0; log--) {
        logs.add(files(in));
      }
      return new ParkedTable(target, stop, logs);
    }
  }

  private static List<String> files(DataInputStream in) throws IOException {
    List<String> files = new ArrayList<>();
    for (int file = in.readInt(); file > 0; file--) {
      files.add(in.readUTF());
    }
    return files;
  }
}
