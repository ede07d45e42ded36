package io.penumbra.cli.doctor;

import io.penumbra.catalog.probe.ProbeTable;
import io.penumbra.config.Catalogs;
import io.penumbra.config.Settings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Files can be written, read, listed and deleted where tables lie. */
final class StorageCheck implements Check {
  private static final byte[] CONTENT = "penumbra".getBytes(StandardCharsets.UTF_8);

  @Override
  public String area() {
    return STORAGE;
  }

  @Override
  public List<Finding> run(Settings settings) {
    try (ProbeTable probe =
        ProbeTable.create(Catalogs.open(settings.catalog()), CatalogCheck.namespace(settings))) {
      return run(probe.io(), probe.location() + "/data/probe");
    } catch (IOException e) {
      throw new PenumbraException(
          ErrorCode.STORAGE,
          "The warehouse failed a probe: " + e.getMessage(),
          "Give the user that runs Penumbra the right to read and write there",
          e);
    }
  }

  private static List<Finding> run(FileIO io, String file) throws IOException {
    try (OutputStream out = io.newOutputFile(file).create()) {
      out.write(CONTENT);
    }
    Finding written = Finding.ok(STORAGE, "write", file);
    Finding read = read(io, file);
    Finding listed = list(io, file);
    io.deleteFile(file);
    return List.of(written, read, listed, deleted(io, file));
  }

  private static Finding read(FileIO io, String file) throws IOException {
    try (InputStream in = io.newInputFile(file).newStream()) {
      byte[] found = in.readAllBytes();
      return Arrays.equals(found, CONTENT)
          ? Finding.ok(STORAGE, "read", found.length + " bytes")
          : Finding.fail(
              STORAGE, "read", "other bytes than were written", "Turn off what rewrites files");
    }
  }

  private static Finding list(FileIO io, String file) {
    if (!(io instanceof SupportsPrefixOperations prefixes)) {
      return Finding.warn(
          STORAGE,
          "list",
          io.getClass().getSimpleName() + " can't list",
          "Set io-impl if orphans matter");
    }
    boolean found =
        StreamSupport.stream(prefixes.listPrefix(folder(file)).spliterator(), false)
            .anyMatch(info -> info.location().endsWith("/probe"));
    return found
        ? Finding.ok(STORAGE, "list", folder(file))
        : Finding.fail(STORAGE, "list", "a new file is not listed", "Check the rights to list");
  }

  private static Finding deleted(FileIO io, String file) {
    return io.newInputFile(file).exists()
        ? Finding.fail(
            STORAGE, "delete", "a deleted file is still there", "Check the rights to delete")
        : Finding.ok(STORAGE, "delete", "gone");
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/'));
  }
}
