package io.penumbra.cli.doctor;

import io.penumbra.catalog.probe.ProbeTable;
import io.penumbra.config.Catalogs;
import io.penumbra.config.Settings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.List;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;

/** The catalog keeps what it is told: of two commits on the same version it refuses the second. */
final class CatalogCheck implements Check {
  /** Where probes are made when the settings name no namespace. */
  static final String NAMESPACE = "penumbra";

  @Override
  public String area() {
    return CATALOG;
  }

  @Override
  public List<Finding> run(Settings settings) {
    Catalog catalog = Catalogs.open(settings.catalog());
    Finding reached =
        Finding.ok(CATALOG, "reachable", settings.catalog().type() + " " + address(settings));
    try (ProbeTable probe = ProbeTable.create(catalog, namespace(settings))) {
      return List.of(reached, race(probe));
    } catch (PenumbraException e) {
      // A warehouse that can't be written is for the storage's check to tell.
      return e.code() == ErrorCode.STORAGE
          ? List.of(reached)
          : List.of(reached, Finding.fail(CATALOG, "tables", e.getMessage(), e.next()));
    }
  }

  static Namespace namespace(Settings settings) {
    return Namespace.of(settings.mirror().namespace().orElse(NAMESPACE).split("\\.", -1));
  }

  private static Finding race(ProbeTable probe) {
    String check = "two racing commits";
    return probe.refusesTheSecondOfTwo()
        ? Finding.ok(CATALOG, check, "the second was refused")
        : Finding.fail(
            CATALOG,
            check,
            "both were accepted: commits get lost",
            "Use a JDBC or REST catalog, or a Hadoop catalog on a file system that renames safely");
  }

  private static String address(Settings settings) {
    String uri = settings.catalog().uri();
    return uri.isEmpty() ? settings.catalog().warehouse() : uri;
  }
}
