package io.penumbra.catalog.graft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.ManifestWriter;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.encryption.EncryptingFileIO;

/**
 * The files that a graft takes from a branch, written down as removed. Without that, a delete or a
 * compaction that was planned on such a file before the graft would be accepted after it and have
 * no effect, or bring rows back.
 */
public final class Removed {
  private final TableOperations ops;
  private final TableMetadata metadata;
  private final long snapshotId;

  /**
   * @param snapshotId the graft
   */
  public Removed(TableOperations ops, long snapshotId) {
    this.ops = ops;
    this.metadata = ops.current();
    this.snapshotId = snapshotId;
  }

  /** The content that comes, with a removal for each file live in {@code goes} alone. */
  public Content added(Content comes, Content goes) {
    Set<String> incoming = paths(comes);
    Set<String> outgoing = paths(goes);
    List<ManifestFile> left =
        goes.manifests().stream().filter(m -> !incoming.contains(m.path())).toList();
    List<ManifestFile> fresh =
        comes.manifests().stream().filter(m -> !outgoing.contains(m.path())).toList();
    List<ManifestFile> removals = new ArrayList<>();
    removals.addAll(removals(left, fresh, ManifestContent.DATA));
    removals.addAll(removals(left, fresh, ManifestContent.DELETES));
    return comes.and(removals);
  }

  private List<ManifestFile> removals(
      List<ManifestFile> left, List<ManifestFile> fresh, ManifestContent content) {
    Map<Integer, List<ContentFile<?>>> gone = new HashMap<>();
    List<ManifestFile> ofContent = left.stream().filter(m -> m.content() == content).toList();
    if (ofContent.isEmpty()) {
      return List.of();
    }
    Set<String> live = new HashSet<>();
    fresh.stream().filter(m -> m.content() == content).forEach(m -> keys(m, live));
    for (ManifestFile manifest : ofContent) {
      for (ContentFile<?> file : files(manifest)) {
        if (!live.contains(key(file))) {
          gone.computeIfAbsent(file.specId(), spec -> new ArrayList<>()).add(file);
        }
      }
    }
    return gone.entrySet().stream()
        .map(entry -> write(metadata.spec(entry.getKey()), entry.getValue(), content))
        .toList();
  }

  private void keys(ManifestFile manifest, Set<String> into) {
    files(manifest).forEach(file -> into.add(key(file)));
  }

  /** One Puffin file holds the deletion vectors of many data files. */
  private static String key(ContentFile<?> file) {
    return file instanceof DeleteFile deletes && deletes.contentOffset() != null
        ? file.location() + "#" + deletes.contentOffset()
        : file.location();
  }

  private List<ContentFile<?>> files(ManifestFile manifest) {
    return manifest.content() == ManifestContent.DATA
        ? copies(ManifestFiles.read(manifest, ops.io(), metadata.specsById()))
        : copies(ManifestFiles.readDeleteManifest(manifest, ops.io(), metadata.specsById()));
  }

  private static <F extends ContentFile<F>> List<ContentFile<?>> copies(
      ManifestReader<F> manifest) {
    List<ContentFile<?>> files = new ArrayList<>();
    try (manifest) {
      manifest.forEach(file -> files.add(file.copyWithoutStats()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a manifest", e);
    }
    return files;
  }

  private ManifestFile write(
      PartitionSpec spec, List<ContentFile<?>> files, ManifestContent content) {
    return content == ManifestContent.DATA
        ? close(
            ManifestFiles.write(metadata.formatVersion(), spec, output(), snapshotId),
            files,
            DataFile.class)
        : close(
            ManifestFiles.writeDeleteManifest(metadata.formatVersion(), spec, output(), snapshotId),
            files,
            DeleteFile.class);
  }

  private static <F extends ContentFile<F>> ManifestFile close(
      ManifestWriter<F> writer, List<ContentFile<?>> files, Class<F> type) {
    try (writer) {
      files.forEach(
          file ->
              writer.delete(type.cast(file), file.dataSequenceNumber(), file.fileSequenceNumber()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a manifest of removed files", e);
    }
    return writer.toManifestFile();
  }

  private EncryptedOutputFile output() {
    String name = FileFormat.AVRO.addExtension("penumbra-removed-" + UUID.randomUUID());
    return EncryptingFileIO.combine(ops.io(), ops.encryption())
        .newEncryptingOutputFile(ops.metadataFileLocation(name));
  }

  private static Set<String> paths(Content content) {
    return content.manifests().stream().map(ManifestFile::path).collect(Collectors.toSet());
  }
}
