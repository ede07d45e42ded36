package io.penumbra.jobs.mirror.commit;

import io.penumbra.jobs.mirror.write.WrittenFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.ManifestWriter;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.OutputFile;

/**
 * Keeps file lists in manifests beside the table's metadata, so that checkpoints hold a path
 * instead of every file's statistics. They are never committed.
 */
final class FileManifests {
  /** Iceberg wants one; these manifests belong to no snapshot. */
  private static final long NO_SNAPSHOT = 0;

  private final Table table;

  FileManifests(Table table) {
    this.table = table;
  }

  FileIO io() {
    return table.io();
  }

  List<ManifestFile> write(WrittenFiles files) throws IOException {
    List<ManifestFile> manifests = new ArrayList<>();
    int version = TableUtil.formatVersion(table);
    for (Map.Entry<Integer, List<DataFile>> part : bySpec(files.data()).entrySet()) {
      manifests.add(
          write(
              part.getValue(),
              output -> ManifestFiles.write(version, spec(part.getKey()), output, NO_SNAPSHOT)));
    }
    for (Map.Entry<Integer, List<DeleteFile>> part : bySpec(files.deletes()).entrySet()) {
      manifests.add(
          write(
              part.getValue(),
              output ->
                  ManifestFiles.writeDeleteManifest(
                      version, spec(part.getKey()), output, NO_SNAPSHOT)));
    }
    return manifests;
  }

  WrittenFiles read(List<ManifestFile> manifests) throws IOException {
    List<DataFile> data = new ArrayList<>();
    List<DeleteFile> deletes = new ArrayList<>();
    for (ManifestFile manifest : manifests) {
      if (manifest.content() == ManifestContent.DATA) {
        try (ManifestReader<DataFile> reader =
            ManifestFiles.read(manifest, table.io(), table.specs())) {
          reader.forEach(file -> data.add(file.copy()));
        }
      } else {
        try (ManifestReader<DeleteFile> reader =
            ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
          reader.forEach(file -> deletes.add(file.copy()));
        }
      }
    }
    return new WrittenFiles(data, deletes);
  }

  private <F extends ContentFile<F>> ManifestFile write(
      List<F> files, Function<OutputFile, ManifestWriter<F>> open) throws IOException {
    ManifestWriter<F> writer = open.apply(table.io().newOutputFile(location()));
    try (writer) {
      files.forEach(writer::add);
    }
    return writer.toManifestFile();
  }

  private String location() {
    String name = "penumbra-pending-" + UUID.randomUUID() + ".avro";
    return ((HasTableOperations) table).operations().metadataFileLocation(name);
  }

  private PartitionSpec spec(int id) {
    return table.specs().get(id);
  }

  private static <F extends ContentFile<F>> Map<Integer, List<F>> bySpec(List<F> files) {
    return files.stream().collect(Collectors.groupingBy(ContentFile::specId));
  }
}
