package io.penumbra.jobs.mirror.commit;

import io.penumbra.jobs.mirror.write.WrittenFiles;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;

/** Reads what {@link StateOutput} writes. */
record StateInput(DataInputStream in) {
  @FunctionalInterface
  interface Part<T> {
    T read() throws IOException;
  }

  long number() throws IOException {
    return in.readLong();
  }

  String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  <T> List<T> list(Part<T> part) throws IOException {
    int size = in.readInt();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(part.read());
    }
    return values;
  }

  <T> Map<String, T> map(Part<T> part) throws IOException {
    int size = in.readInt();
    Map<String, T> values = new HashMap<>();
    for (int i = 0; i < size; i++) {
      String key = text();
      values.put(key, part.read());
    }
    return values;
  }

  KeptFiles files() throws IOException {
    return in.readBoolean() ? KeptFiles.of(list(this::manifest)) : KeptFiles.of(inline());
  }

  private WrittenFiles inline() throws IOException {
    try {
      return InstantiationUtil.deserializeObject(bytes(), WrittenFiles.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  private ManifestFile manifest() throws IOException {
    return ManifestFiles.decode(bytes());
  }

  private byte[] bytes() throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
