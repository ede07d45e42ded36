package io.penumbra.sql.check;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A user's own checks: files {@code FOLDER/NAMESPACE.TABLE/NAME.sql} for one table, and {@code
 * FOLDER/NAME.sql} for every table.
 */
public final class OwnChecks {
  private static final String ENDING = ".sql";
  private static final String EVERY_TABLE = "";

  private final Map<String, List<Check>> byTable;

  private OwnChecks(Map<String, List<Check>> byTable) {
    this.byTable = byTable;
  }

  public static OwnChecks none() {
    return new OwnChecks(Map.of());
  }

  /**
   * @throws PenumbraException CONFIG_INVALID naming every problem of all files at once
   */
  public static OwnChecks load(Path folder) {
    List<String> problems = new ArrayList<>();
    Map<String, List<Check>> byTable = new TreeMap<>();
    Set<String> taken = new HashSet<>(Suite.NAMES);
    for (Path file : files(folder)) {
      Path place = folder.relativize(file);
      String table = place.getParent() == null ? EVERY_TABLE : place.getParent().toString();
      String stem = stem(file);
      CheckFile.read(stem, text(file), problem -> problems.add(place + ": " + problem))
          .ifPresent(check -> byTable.computeIfAbsent(table, each -> new ArrayList<>()).add(check));
      if (!taken.add(table + "/" + stem) || taken.contains(stem)) {
        problems.add(place + ": the suite has a check of that name");
      }
    }
    raise(folder, problems);
    return new OwnChecks(byTable);
  }

  /**
   * Checks of one table, in the order of their names.
   *
   * @param table as {@code namespace.table}
   */
  public List<Check> of(String table) {
    return Stream.of(EVERY_TABLE, table)
        .flatMap(each -> byTable.getOrDefault(each, List.of()).stream())
        .toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new PenumbraException(
          ErrorCode.CONFIG_INVALID,
          "Folder '" + folder + "' of checks can't be read: " + e.getClass().getSimpleName(),
          "Check validation.sql in the settings",
          e);
    }
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new PenumbraException(
          ErrorCode.CONFIG_INVALID,
          "'" + file + "' can't be read: " + e.getMessage(),
          "Checks are texts in UTF-8",
          e);
    }
  }

  private static void raise(Path folder, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new PenumbraException(
          ErrorCode.CONFIG_INVALID,
          "Checks in '%s' have %d problems\n  %s"
              .formatted(folder, problems.size(), String.join("\n  ", problems)),
          "Mend them; docs/sql-checks.md tells what a check is made of");
    }
  }
}
