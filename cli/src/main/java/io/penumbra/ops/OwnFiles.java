package io.penumbra.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** What a branch holds beside what main holds. */
final class OwnFiles {
  private final Table table;

  OwnFiles(Table table) {
    this.table = table;
  }

  /** Bytes of the files in manifests that main's head does not have. */
  long bytes(Snapshot branch) {
    Snapshot main = table.currentSnapshot();
    if (branch == null || main == null) {
      return 0;
    }
    Set<String> shared =
        main.allManifests(table.io()).stream().map(ManifestFile::path).collect(Collectors.toSet());
    return branch.allManifests(table.io()).stream()
        .filter(manifest -> !shared.contains(manifest.path()))
        .mapToLong(this::bytes)
        .sum();
  }

  private long bytes(ManifestFile manifest) {
    try (CloseableIterable<? extends ContentFile<?>> files = files(manifest)) {
      long sum = 0;
      for (ContentFile<?> file : files) {
        sum += file.fileSizeInBytes();
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CloseableIterable<? extends ContentFile<?>> files(ManifestFile manifest) {
    return switch (manifest.content()) {
      case DATA -> ManifestFiles.read(manifest, table.io(), table.specs());
      case DELETES -> ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs());
    };
  }
}
