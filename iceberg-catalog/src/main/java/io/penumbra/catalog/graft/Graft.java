package io.penumbra.catalog.graft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PenumbraManifestLists;
import org.apache.iceberg.PenumbraManifestLists.Written;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotParser;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;

/**
 * A snapshot to be made from content that exists.
 *
 * @param parent the snapshot that it follows in its branch, absent for a branch's first
 * @param schemaId the schema that it is stamped with, absent for one that holds no rows
 * @param operation one of Iceberg's data operations
 * @param summary what its summary says besides the totals
 */
public record Graft(
    long snapshotId,
    Optional<Long> parent,
    Optional<Integer> schemaId,
    String operation,
    Map<String, String> summary) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * The snapshot, with a manifest list of its own: expiring a snapshot deletes its list, so two
   * must never share one.
   *
   * @param ops where it is to be committed; its current metadata gives sequence number and row ids
   */
  public Snapshot of(Content content, TableOperations ops) {
    TableMetadata base = ops.current();
    Written list =
        PenumbraManifestLists.write(
            ops, base, snapshotId, parent.orElse(null), content.manifests());
    return SnapshotParser.fromJson(json(base, content, list).toString());
  }

  private ObjectNode json(TableMetadata base, Content content, Written list) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("snapshot-id", snapshotId)
            .put("sequence-number", base.nextSequenceNumber())
            .put("timestamp-ms", Math.max(System.currentTimeMillis(), base.lastUpdatedMillis()))
            .put("manifest-list", list.location());
    parent.ifPresent(id -> node.put("parent-snapshot-id", id));
    schemaId.ifPresent(id -> node.put("schema-id", id));
    if (list.assignedRows() != null) {
      node.put("first-row-id", base.nextRowId()).put("added-rows", list.assignedRows());
    }
    if (list.keyId() != null) {
      node.put("key-id", list.keyId());
    }
    ObjectNode words = node.putObject("summary").put("operation", operation);
    content.totals().forEach(words::put);
    summary.forEach(words::put);
    return node;
  }
}
