package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.RowEncoding;
import io.penumbra.compare.Side;
import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.read.RowReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;

/**
 * Names digests by all that they depend on, so that those of an earlier run can be told from those
 * of other rows: which parts of which files, the deletes that apply to them, how they are read and
 * encoded, and into which slots they are put. Files never change, so their names stand for them.
 */
final class WorkKeys {
  private final Map<Side, RowReader> readers;
  private final Slots slots;
  private final int encoding;
  private final Map<Reading, String> readings = new HashMap<>();

  WorkKeys(Map<Side, RowReader> readers, Slots slots) {
    this(readers, slots, RowEncoding.VERSION);
  }

  /**
   * @param encoding version of the form in which rows are hashed
   */
  WorkKeys(Map<Side, RowReader> readers, Slots slots, int encoding) {
    this.readers = Map.copyOf(readers);
    this.slots = slots;
    this.encoding = encoding;
  }

  String of(FileGroup group) {
    Fields fields = new Fields().add(encoding).add(RowHash.NAME).add(version());
    fields.add(group.side().name()).add(slots.perPartition()).add(group.parts().size());
    for (FileScanTask part : group.parts()) {
      fields.add(readings.computeIfAbsent(Reading.of(group.side(), part), this::text));
      add(part, fields);
    }
    return fields.hash();
  }

  /**
   * @param deletes field ids by which rows are deleted
   */
  private record Reading(Side side, Set<Integer> deletes) {
    static Reading of(Side side, FileScanTask part) {
      return new Reading(
          side,
          part.deletes().stream()
              .filter(file -> file.content() == FileContent.EQUALITY_DELETES)
              .flatMap(file -> file.equalityFieldIds().stream())
              .collect(Collectors.toSet()));
    }
  }

  private String text(Reading reading) {
    return readers.get(reading.side()).reading(reading.deletes());
  }

  /** Another version may read rows in another way. */
  private static String version() {
    return Objects.requireNonNullElse(WorkKeys.class.getPackage().getImplementationVersion(), "");
  }

  private void add(FileScanTask part, Fields fields) {
    fields.add(slots.first(part)).add(part.start()).add(part.length());
    add(part.file(), fields);
    List<DeleteFile> deletes =
        part.deletes().stream()
            .sorted(
                Comparator.comparing(DeleteFile::location)
                    .thenComparingLong(WorkKeys::offset)
                    .thenComparing(file -> String.valueOf(file.referencedDataFile())))
            .toList();
    fields.add(deletes.size());
    for (DeleteFile delete : deletes) {
      fields.add(offset(delete)).add(String.valueOf(delete.equalityFieldIds()));
      add(delete, fields);
    }
  }

  private static void add(ContentFile<?> file, Fields fields) {
    fields.add(file.location()).add(file.content().name()).add(file.format().name());
    fields.add(file.recordCount()).add(file.fileSizeInBytes());
    fields.add(String.valueOf(file.dataSequenceNumber())).add(file.specId());
    List<String> partition = Slots.values(file.partition());
    fields.add(partition.size());
    partition.forEach(fields::add);
  }

  private static long offset(DeleteFile file) {
    return file.contentOffset() == null ? -1 : file.contentOffset();
  }
}
