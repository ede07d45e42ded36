package io.penumbra.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** A folder as it was, to be brought back as often as needed. */
public final class Copy {
  private final Path folder;
  private final Path kept;

  private Copy(Path folder, Path kept) {
    this.folder = folder;
    this.kept = kept;
  }

  public static Copy of(Path folder) {
    try {
      Path kept = Files.createTempDirectory("kept");
      FileUtils.copyDirectory(folder.toFile(), kept.toFile());
      return new Copy(folder, kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void restore() {
    try {
      FileUtils.cleanDirectory(folder.toFile());
      FileUtils.copyDirectory(kept.toFile(), folder.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
