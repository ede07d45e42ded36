package io.penumbra.catalog.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.io.FileIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the files that only snapshots named which a commit gave up. A file is deleted when no
 * manifest of a snapshot that is left names it as live; what cannot be told now is tried again with
 * the next commit.
 */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final Map<Long, Set<String>> lists = new HashMap<>();
  private final Map<String, ManifestFile> manifests = new HashMap<>();
  private final Map<Long, Snapshot> pending = new LinkedHashMap<>();

  /**
   * @param before metadata that still names the snapshots
   * @param after metadata as it was committed
   */
  public void sweep(TableOperations ops, TableMetadata before, TableMetadata after) {
    for (Snapshot snapshot : before.snapshots()) {
      if (after.snapshot(snapshot.snapshotId()) == null) {
        pending.put(snapshot.snapshotId(), snapshot);
      }
    }
    if (pending.isEmpty()) {
      return;
    }
    try {
      delete(ops, after);
      pending.clear();
    } catch (RuntimeException e) {
      LOG.warn("Files of {} expired snapshots stay for now: {}", pending.size(), e.toString());
    }
    forget(after);
  }

  private void delete(TableOperations ops, TableMetadata after) {
    FileIO io = ops.io();
    Set<String> kept = new HashSet<>();
    after.snapshots().forEach(snapshot -> kept.addAll(manifestsOf(snapshot, io)));
    Set<String> dead = new HashSet<>();
    pending.values().forEach(snapshot -> dead.addAll(manifestsOf(snapshot, io)));
    dead.removeAll(kept);
    Set<String> files = unnamed(dead, kept, after, io);
    List<String> lists = pending.values().stream().map(Snapshot::manifestListLocation).toList();
    CatalogUtil.deleteFiles(io, files, "data", true);
    CatalogUtil.deleteFiles(io, dead, "manifest", true);
    CatalogUtil.deleteFiles(io, lists, "manifest list", true);
  }

  private Set<String> unnamed(
      Set<String> dead, Set<String> kept, TableMetadata metadata, FileIO io) {
    Set<String> candidates = new HashSet<>();
    dead.forEach(manifest -> live(manifest, metadata, io).forEach(candidates::add));
    List<String> newestFirst =
        kept.stream()
            .sorted(Comparator.comparing((String m) -> -manifests.get(m).sequenceNumber()))
            .toList();
    for (String manifest : newestFirst) {
      if (candidates.isEmpty()) {
        break;
      }
      live(manifest, metadata, io).forEach(candidates::remove);
    }
    return candidates;
  }

  private List<String> live(String path, TableMetadata metadata, FileIO io) {
    ManifestFile manifest = manifests.get(path);
    return manifest.content() == ManifestContent.DATA
        ? locations(ManifestFiles.read(manifest, io, metadata.specsById()))
        : locations(ManifestFiles.readDeleteManifest(manifest, io, metadata.specsById()));
  }

  private static <F extends ContentFile<F>> List<String> locations(ManifestReader<F> manifest) {
    List<String> locations = new ArrayList<>();
    try (manifest) {
      manifest.select(List.of("file_path")).forEach(file -> locations.add(file.location()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a manifest", e);
    }
    return locations;
  }

  private Set<String> manifestsOf(Snapshot snapshot, FileIO io) {
    return lists.computeIfAbsent(
        snapshot.snapshotId(),
        id -> {
          Set<String> paths = new HashSet<>();
          for (ManifestFile manifest : snapshot.allManifests(io)) {
            manifests.putIfAbsent(manifest.path(), manifest);
            paths.add(manifest.path());
          }
          return paths;
        });
  }

  /** Keeps what is known about the snapshots that are left, and nothing else. */
  private void forget(TableMetadata after) {
    lists.keySet().removeIf(id -> after.snapshot(id) == null && !pending.containsKey(id));
    Set<String> known = new HashSet<>();
    lists.values().forEach(known::addAll);
    manifests.keySet().retainAll(known);
  }

  /**
   * Deletes metadata files of an attempt that is known to have failed; missing ones are no error.
   */
  public static void discard(FileIO io, Stream<String> locations) {
    CatalogUtil.deleteFiles(io, locations.toList(), "staged metadata", false);
  }
}
