package org.apache.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.io.OutputFile;

/** Writes manifest lists: Iceberg keeps its writer to its own package. */
public final class PenumbraManifestLists {
  private PenumbraManifestLists() {}

  /**
   * A manifest list in a file of its own.
   *
   * @param assignedRows rows that got their row ids by this list; absent below format version 3
   * @param keyId the key that the file is encrypted with, null when it is not
   */
  public record Written(String location, Long assignedRows, String keyId) {}

  /**
   * @param base metadata that the snapshot is added to: its next sequence number and row id are
   *     used
   * @param parentId null for a snapshot without a parent
   */
  public static Written write(
      TableOperations ops,
      TableMetadata base,
      long snapshotId,
      Long parentId,
      List<ManifestFile> manifests) {
    OutputFile file = ops.io().newOutputFile(location(ops, snapshotId));
    ManifestListWriter writer =
        ManifestLists.write(
            base.formatVersion(),
            file,
            ops.encryption(),
            snapshotId,
            parentId,
            base.nextSequenceNumber(),
            base.nextRowId());
    try (writer) {
      writer.addAll(manifests);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write manifest list " + file.location(), e);
    }
    Long rows = base.formatVersion() >= 3 ? writer.nextRowId() - base.nextRowId() : null;
    return new Written(file.location(), rows, writer.toManifestListFile().encryptionKeyID());
  }

  private static String location(TableOperations ops, long snapshotId) {
    String name = "snap-" + snapshotId + "-penumbra-" + UUID.randomUUID();
    return ops.metadataFileLocation(FileFormat.AVRO.addExtension(name));
  }
}
