package io.penumbra.jobs.validate.hash;

import io.penumbra.digest.Buckets;
import io.penumbra.digest.RowHash;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.util.ByteBuffers;

/**
 * Where a row is counted: by its partition, if both lanes are partitioned alike, and in it by the
 * hash of its key.
 *
 * @param partitions the partitions' numbers; empty where rows are not told apart by partition
 * @param perPartition how many buckets a partition has
 */
public record Slots(Map<List<String>, Integer> partitions, int perPartition)
    implements Serializable {
  public Slots {
    partitions = new HashMap<>(partitions);
  }

  /**
   * @param files data files of both lanes
   * @param rows rows of one lane, about
   */
  public static Slots of(List<FileScanTask> files, long rows) {
    Map<List<String>, Integer> partitions = new HashMap<>();
    if (alike(files)) {
      OldestFirst.of(files)
          .forEach(file -> partitions.putIfAbsent(partition(file), partitions.size()));
    }
    int many = Math.max(1, partitions.size());
    int perPartition = Integer.highestOneBit(Math.max(1, Buckets.forRows(rows).count() / many));
    return new Slots(partitions, perPartition);
  }

  /** Each slot split by further bits of the keys' hashes. */
  public Slots split(int ways) {
    return new Slots(partitions, Math.multiplyExact(perPartition, ways));
  }

  /** How many slots there are. */
  public int count() {
    return Math.multiplyExact(Math.max(1, partitions.size()), perPartition);
  }

  /** The first slot of a data file's partition. */
  public int first(FileScanTask file) {
    return partitions.isEmpty() ? 0 : partitions.get(partition(file)) * perPartition;
  }

  /**
   * @param first of the row's file
   */
  public int of(int first, RowHash key) {
    return first + new Buckets(perPartition).of(key);
  }

  /** A slot in words: its bucket, and its partition's values. */
  public String name(int slot) {
    String bucket = slot % perPartition + "/" + perPartition;
    return partitions.entrySet().stream()
        .filter(entry -> entry.getValue() == slot / perPartition)
        .map(entry -> bucket + " of partition " + entry.getKey())
        .findFirst()
        .orElse(bucket);
  }

  /** Whether files of both lanes are partitioned by the same fields in the same way. */
  private static boolean alike(List<FileScanTask> files) {
    Set<List<List<Object>>> specs = new HashSet<>();
    files.forEach(file -> specs.add(file.spec().fields().stream().map(Slots::field).toList()));
    return specs.size() == 1 && !specs.iterator().next().isEmpty();
  }

  private static List<Object> field(PartitionField field) {
    return List.of(field.sourceId(), field.transform().toString());
  }

  private static List<String> partition(FileScanTask file) {
    return values(file.partition());
  }

  /** The values of a partition as texts. */
  static List<String> values(StructLike partition) {
    String[] values = new String[partition.size()];
    Arrays.setAll(values, i -> text(partition.get(i, Object.class)));
    return Arrays.asList(values);
  }

  /** Same values have the same text, whatever the width of the type; null is NULL. */
  private static String text(Object value) {
    if (value instanceof ByteBuffer bytes) {
      return HexFormat.of().formatHex(ByteBuffers.toByteArray(bytes));
    }
    Object widened = value instanceof Float number ? (Object) number.doubleValue() : value;
    return Objects.toString(widened, null);
  }
}
