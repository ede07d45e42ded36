package io.penumbra.catalog.graft;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.io.FileIO;

/**
 * What a snapshot holds.
 *
 * @param totals the totals of its summary, which every snapshot on top builds on
 */
public record Content(List<ManifestFile> manifests, Map<String, String> totals) {
  private static final String TOTAL_PREFIX = "total-";

  public Content {
    manifests = List.copyOf(manifests);
    totals = Map.copyOf(totals);
  }

  /** Nothing at all: what a table holds before its first snapshot. */
  public static Content empty() {
    Map<String, String> zero = new TreeMap<>();
    Stream.of("records", "files-size", "data-files", "delete-files")
        .forEach(name -> zero.put(TOTAL_PREFIX + name, "0"));
    Stream.of("position-deletes", "equality-deletes")
        .forEach(name -> zero.put(TOTAL_PREFIX + name, "0"));
    return new Content(List.of(), zero);
  }

  public static Content of(Snapshot snapshot, FileIO io) {
    Map<String, String> totals = new TreeMap<>();
    if (snapshot.summary() != null) {
      snapshot
          .summary()
          .forEach(
              (name, value) -> {
                if (name.startsWith(TOTAL_PREFIX)) {
                  totals.put(name, value);
                }
              });
    }
    return new Content(snapshot.allManifests(io), totals);
  }

  Content and(List<ManifestFile> more) {
    return new Content(Stream.concat(manifests.stream(), more.stream()).toList(), totals);
  }
}
