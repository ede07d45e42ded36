package io.penumbra.config;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.Objects;
import java.util.Optional;

/**
 * A whole settings file.
 *
 * @param source absent where tables are only looked at or are fed by somebody else's job
 */
public record Settings(
    Optional<SourceSettings> source,
    CatalogSettings catalog,
    MirrorSettings mirror,
    FlinkSettings flink,
    ValidationSettings validation,
    ReportSettings reports) {

  public Settings {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(catalog, "catalog");
    Objects.requireNonNull(mirror, "mirror");
    Objects.requireNonNull(flink, "flink");
    Objects.requireNonNull(validation, "validation");
    Objects.requireNonNull(reports, "reports");
  }

  /**
   * @throws PenumbraException when the file names no source
   */
  public SourceSettings requireSource() {
    return source.orElseThrow(
        () ->
            new PenumbraException(
                ErrorCode.CONFIG_INVALID,
                "The settings have no section 'source', and this needs one",
                "Add it; conf/01_first_shadow.yaml shows how"));
  }

  /**
   * Whether a table is the mirror of one of the source's.
   *
   * @param table of the source, as {@code public.orders}
   * @param target the table in the catalog, by its full name
   */
  public boolean mirrors(String table, String target) {
    int dot = table.indexOf('.');
    return source.filter(settings -> settings.names(table)).isPresent()
        && mirror.target(table.substring(0, dot), table.substring(dot + 1)).equals(target);
  }

  /** The same settings, with jobs on another cluster. */
  public Settings on(String cluster) {
    return new Settings(source, catalog, mirror, flink.on(cluster), validation, reports);
  }

  static Settings read(Section section) {
    Optional<SourceSettings> source =
        section.has("source")
            ? Optional.of(section.section("source", SourceSettings::read))
            : section.absent("source");
    return new Settings(
        source,
        section.section("catalog", CatalogSettings::read),
        section.section("mirror", MirrorSettings::read),
        section.section("flink", FlinkSettings::read),
        section.section("validation", ValidationSettings::read),
        section.section("reports", ReportSettings::read));
  }
}
