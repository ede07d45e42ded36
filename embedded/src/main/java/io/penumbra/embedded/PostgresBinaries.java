package io.penumbra.embedded;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Postgres' programs for this machine, unpacked once per version from the class path. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /**
   * The folder that holds {@code bin}, {@code lib} and {@code share}.
   *
   * @param cache folder in which versions lie side by side
   */
  static Path unpacked(Path cache) throws IOException {
    byte[] archive = archive();
    Path home = cache.resolve("postgres-" + checksum(archive));
    if (Files.isDirectory(home)) {
      return home;
    }
    Files.createDirectories(cache);
    Path incomplete = Files.createTempDirectory(cache, "unpacking");
    Files.setPosixFilePermissions(incomplete, PosixFilePermissions.fromString("rwxr-xr-x"));
    unpack(archive, incomplete);
    return publish(incomplete, home);
  }

  private static Path publish(Path incomplete, Path home) throws IOException {
    try {
      return Files.move(incomplete, home);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster; both have unpacked the same bytes.
      Folders.delete(incomplete);
      return home;
    }
  }

  private static byte[] archive() throws IOException {
    String name = "/postgres-" + system() + "-" + processor() + ".txz";
    try (InputStream stream = PostgresBinaries.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new PenumbraException(
            ErrorCode.SOURCE_SETUP,
            "No embedded Postgres for this machine: the class path has no " + name,
            "Run Penumbra against a Postgres of your own with -c FILE");
      }
      return stream.readAllBytes();
    }
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.replaceFirst(" .*", "");
  }

  private static String processor() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }

  private static String checksum(byte[] archive) {
    CRC32 crc = new CRC32();
    crc.update(archive);
    return Long.toHexString(crc.getValue());
  }

  private static void unpack(byte[] archive, Path target) throws IOException {
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        unpack(entries, entry, entry.resolveIn(target));
      }
    }
  }

  private static void unpack(TarArchiveInputStream entries, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(entries, file);
    boolean program = file.getParent().endsWith("bin");
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
