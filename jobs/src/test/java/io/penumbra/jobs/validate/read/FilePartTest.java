package io.penumbra.jobs.validate.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.hadoop.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePartTest {
  @TempDir private Path folder;

  @Test
  void aSmallFileIsReadAtOnce() throws IOException {
    byte[] bytes = write(100_000);
    FilePart part = part(bytes.length);

    FilePart read = part.inMemory();
    Files.delete(file());

    try (InputStream in = read.file().newStream()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(read).usingRecursiveComparison().ignoringFields("file").isEqualTo(part);
  }

  @Test
  void aLargeFileIsNot() throws IOException {
    write(2_000_000);

    assertThat(part(2_000_000).inMemory().file()).isInstanceOf(HadoopInputFile.class);
  }

  @Test
  void aFileThatEndsTooEarlyIsAnError() throws IOException {
    write(1_000);

    assertThatThrownBy(() -> part(1_001).inMemory())
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("can't be read");
  }

  /** The last of a file's row groups. */
  private FilePart part(long fileLength) {
    return new FilePart(
        HadoopInputFile.fromLocation(file().toString(), fileLength, new Configuration(false)),
        FileFormat.PARQUET,
        4,
        fileLength - 4,
        Map.of(1, "constant"));
  }

  private byte[] write(int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(3).nextBytes(bytes);
    Files.write(file(), bytes);
    return bytes;
  }

  private Path file() {
    return folder.resolve("f");
  }
}
