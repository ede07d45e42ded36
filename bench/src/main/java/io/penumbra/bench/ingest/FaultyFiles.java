package io.penumbra.bench.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/** Local files that take a moment to be stored. Those under one path suffer from a fault. */
public final class FaultyFiles implements FileIO {
  private static final long serialVersionUID = 1L;

  /** What goes wrong, and where: a part of the paths. */
  private record Trouble(String part, Fault fault) {}

  private static final Trouble HEALTHY = new Trouble("", Fault.NONE);
  private static volatile Trouble trouble = HEALTHY;

  static void begin(String part, Fault fault) {
    Fault.prepare();
    trouble = new Trouble(part, fault);
  }

  static void heal() {
    trouble = HEALTHY;
    Fault.end();
  }

  @Override
  public InputFile newInputFile(String path) {
    return Files.localInput(path);
  }

  @Override
  public OutputFile newOutputFile(String path) {
    Trouble now = trouble;
    return new FaultyOutput(
        Files.localOutput(path), path.contains(now.part()) ? now.fault() : Fault.NONE);
  }

  @Override
  public void deleteFile(String path) {
    try {
      java.nio.file.Files.deleteIfExists(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
