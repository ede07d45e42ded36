package io.penumbra.sql.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The checks that fit any table; their statements have a part for each fitting column. */
public final class Suite {
  /** Files of the suite, cheap ones first. */
  static final List<String> NAMES =
      List.of(
          "row-count",
          "null-count",
          "smallest-and-largest",
          "freshness",
          "sum-of-integers",
          "sum-of-decimals",
          "sum-of-floating",
          "text-length",
          "distinct-count",
          "top-values",
          "quantiles",
          "quantiles-of-floating");

  private Suite() {}

  public static List<Check> checks() {
    return NAMES.stream().map(Suite::check).toList();
  }

  private static Check check(String name) {
    return CheckFile.read(
            name,
            text(name),
            problem -> {
              throw new IllegalStateException(name + ": " + problem);
            })
        .orElseThrow();
  }

  /** A file of the suite as it is. */
  private static String text(String name) {
    String resource = "/io/penumbra/sql/suite/" + name + ".sql";
    try (InputStream in = Suite.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
