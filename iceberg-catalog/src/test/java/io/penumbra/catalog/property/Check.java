package io.penumbra.catalog.property;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.ledger.LedgerProperties;
import io.penumbra.catalog.testing.Row;
import io.penumbra.catalog.testing.Rows;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Role;
import io.penumbra.lane.ShadowName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/** Compares every lane with the model, row by row, with Iceberg's own reader. */
final class Check {
  private final World world;
  private final Ledger ledger;
  private final Table main;

  private Check(World world) {
    this.world = world;
    this.ledger = world.now();
    this.main = world.seen();
  }

  static void of(World world) {
    Check check = new Check(world);
    check.refs();
    check.lanes();
  }

  /** I8: nothing is left of lanes that have ended, and no file is gone that a snapshot names. */
  static void ofEnd(World world) {
    Check check = new Check(world);
    check.refs();
    check.lanes();
    check.files();
  }

  private void refs() {
    Set<String> strange = new TreeSet<>(main.refs().keySet());
    strange.removeAll(Set.of(SnapshotRef.MAIN_BRANCH, LedgerProperties.BRANCH));
    ledger.lanes().values().forEach(lane -> strange.remove(lane.branch()));
    ledger.shadows().forEach(lane -> strange.remove(new ShadowName(lane.name()).headTag()));
    strange.removeIf(name -> name.startsWith("penumbra_pin_"));
    if (!strange.isEmpty()) {
      throw new AssertionError("Refs of nobody: " + strange + ", lanes " + ledger.lanes());
    }
  }

  private void files() {
    Set<String> manifests = new HashSet<>();
    for (Snapshot snapshot : main.snapshots()) {
      for (ManifestFile manifest : snapshot.allManifests(main.io())) {
        if (manifests.add(manifest.path())) {
          live(manifest);
        }
      }
    }
  }

  private void live(ManifestFile manifest) {
    if (manifest.content() == ManifestContent.DATA) {
      live(ManifestFiles.read(manifest, main.io(), main.specs()));
    } else {
      live(ManifestFiles.readDeleteManifest(manifest, main.io(), main.specs()));
    }
  }

  private <F extends ContentFile<F>> void live(ManifestReader<F> manifest) {
    try (manifest) {
      for (F file : manifest) {
        if (!world.table.catalog().io().fileExists(file.location())) {
          throw new AssertionError("A file is gone that is live: " + file.location());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lanes() {
    compare(main, ledger.primary());
    ShadowedTable other = world.table.other();
    ledger.lanes().values().stream()
        .filter(lane -> !lane.is(Role.PRIMARY))
        .forEach(lane -> compare(other.view(lane.id()), lane));
  }

  private void compare(Table table, Lane lane) {
    List<Row> found = Rows.of(table);
    List<Row> wanted = world.oracle.rows(lane, table.schema());
    if (!found.equals(wanted)) {
      throw new AssertionError(
          "Lane %s (%s, %s) holds%n  %s%nbut should hold%n  %s%nschema %s%nledger %s"
              .formatted(
                  lane.id(),
                  lane.role(),
                  lane.feeding(),
                  difference(found, wanted),
                  difference(wanted, found),
                  table.schema(),
                  main.properties()));
    }
  }

  private static List<Row> difference(List<Row> of, List<Row> without) {
    Map<Row, Integer> left = new HashMap<>();
    without.forEach(row -> left.merge(row, 1, Integer::sum));
    List<Row> difference = new ArrayList<>();
    for (Row row : of) {
      if (left.merge(row, -1, Integer::sum) < 0) {
        difference.add(row);
      }
    }
    return difference;
  }
}
