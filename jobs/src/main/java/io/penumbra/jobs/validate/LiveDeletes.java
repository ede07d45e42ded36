package io.penumbra.jobs.validate;

import io.penumbra.jobs.validate.read.StorageFailure;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Delete files that came between two snapshots of a lane. */
final class LiveDeletes {
  private LiveDeletes() {}

  /** Delete files of {@code to} that {@code from} has not. Manifests of both are not read. */
  static List<DeleteFile> added(Table table, long from, long to) {
    Map<String, ManifestFile> before = manifests(table, from);
    Map<String, ManifestFile> after = manifests(table, to);
    Set<String> both = new HashSet<>(before.keySet());
    both.retainAll(after.keySet());
    before.keySet().removeAll(both);
    after.keySet().removeAll(both);
    Map<FileIdentity.Deletes, DeleteFile> added = new HashMap<>();
    after.values().forEach(manifest -> added.putAll(files(table, manifest)));
    before.values().forEach(manifest -> added.keySet().removeAll(files(table, manifest).keySet()));
    return List.copyOf(added.values());
  }

  private static Map<String, ManifestFile> manifests(Table table, long snapshotId) {
    Snapshot snapshot = table.snapshot(snapshotId);
    Map<String, ManifestFile> manifests = new HashMap<>();
    snapshot.deleteManifests(table.io()).forEach(each -> manifests.put(each.path(), each));
    return manifests;
  }

  private static Map<FileIdentity.Deletes, DeleteFile> files(Table table, ManifestFile manifest) {
    Map<FileIdentity.Deletes, DeleteFile> files = new HashMap<>();
    try (ManifestReader<DeleteFile> reader =
        ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
      reader.forEach(file -> files.put(FileIdentity.Deletes.of(file), file.copy()));
    } catch (IOException e) {
      throw StorageFailure.of("Manifest " + manifest.path() + " can't be read", e);
    }
    return files;
  }
}
