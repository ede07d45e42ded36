package io.penumbra.jobs.mirror.commit;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;

/** The words of which {@link CommitStateSerializer} makes its form. */
record StateOutput(DataOutputStream out) {
  @FunctionalInterface
  interface Part<T> {
    void write(T value) throws IOException;
  }

  void number(long value) throws IOException {
    out.writeLong(value);
  }

  void text(String value) throws IOException {
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  <T> void list(List<T> values, Part<T> part) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      part.write(value);
    }
  }

  <T> void map(Map<String, T> values, Part<T> part) throws IOException {
    out.writeInt(values.size());
    for (Map.Entry<String, T> entry : values.entrySet()) {
      text(entry.getKey());
      part.write(entry.getValue());
    }
  }

  void files(KeptFiles files) throws IOException {
    boolean stored = files.manifests().isPresent();
    out.writeBoolean(stored);
    if (stored) {
      list(files.manifests().get(), this::manifest);
    } else {
      bytes(InstantiationUtil.serializeObject(files.inline()));
    }
  }

  private void manifest(ManifestFile manifest) throws IOException {
    bytes(ManifestFiles.encode(manifest));
  }

  private void bytes(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
