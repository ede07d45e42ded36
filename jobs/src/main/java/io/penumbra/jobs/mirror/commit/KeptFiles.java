package io.penumbra.jobs.mirror.commit;

import io.penumbra.jobs.mirror.write.WrittenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.ManifestFile;

/**
 * Files that wait for their commit: as they came, as manifests, or both. Guarded by its own lock,
 * since the committing thread reads what the operator's thread stores.
 */
final class KeptFiles {
  private WrittenFiles files;
  private List<ManifestFile> manifests;

  private KeptFiles(WrittenFiles files, List<ManifestFile> manifests) {
    this.files = files;
    this.manifests = manifests;
  }

  static KeptFiles of(WrittenFiles files) {
    return new KeptFiles(files, null);
  }

  static KeptFiles of(List<ManifestFile> manifests) {
    return new KeptFiles(null, manifests);
  }

  /** The files, read from their manifests after a restore. */
  synchronized WrittenFiles files(FileManifests storage) {
    if (files == null) {
      try {
        files = storage.read(manifests);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  /** Writes the manifests where there are none yet. */
  synchronized void store(FileManifests storage) throws IOException {
    if (manifests == null) {
      manifests = storage.write(files);
    }
  }

  /** The manifests, absent where they could not be written: the table can't be reached. */
  synchronized Optional<List<ManifestFile>> manifests() {
    return Optional.ofNullable(manifests);
  }

  /** The files as they came; only where there are no manifests. */
  synchronized WrittenFiles inline() {
    return files;
  }
}
