package io.penumbra.bench.validate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the rows of two equal tables are stored. */
enum Layout {
  /** A file for each 32 MB, no deletes. */
  PLAIN(32L << 20),
  /** A tenth of the rows was updated: deletes by key, and the rows again. */
  DELETES(32L << 20),
  /** Files of half a megabyte. */
  SMALL_FILES(512L << 10);

  private final long fileBytes;

  Layout(long fileBytes) {
    this.fileBytes = fileBytes;
  }

  static List<Layout> all() {
    return List.of(values());
  }

  /**
   * @param names in small letters, with commas between
   */
  static List<Layout> of(String names) {
    return Arrays.stream(names.split(","))
        .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
        .toList();
  }

  long fileBytes() {
    return fileBytes;
  }
}
