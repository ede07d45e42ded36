package io.penumbra.catalog.trap;

import static io.penumbra.catalog.testing.TestingMirror.change;
import static io.penumbra.catalog.testing.TestingMirror.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.testing.Rows;
import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingMirror;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Findings B4 and C6: metadata stays bounded, and what nothing needs is gone (I8). */
class BoundedTest extends TrapTest {
  private static final Map<String, String> SHORT =
      Map.of("penumbra.retention.lane-snapshots", "3", "penumbra.retention.main-snapshots", "5");

  /** B4. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void metadataDoesNotGrowWithTheNumberOfCommits(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind, SHORT);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.propose("shared", "DROP COLUMN b");
    int most = 0;
    for (int i = 0; i < 60; i++) {
      mirror.commit(change(1 + i % 2, i));
      most = Math.max(most, snapshots(mirror));
    }
    assertThat(most).isLessThan(60);
    assertThat(mirror.rows("own")).isEqualTo(mirror.main()).hasSize(2);
  }

  private static int snapshots(TestingMirror mirror) {
    Table table = mirror.table().stranger();
    return ((BaseTable) table).operations().current().snapshots().size();
  }

  /** C6: files of a retired lineage leaked, or were deleted although they live. */
  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void everyFileThatIsLeftIsNeeded(TestingCatalogs kind) {
    TestingMirror mirror = mirror(kind, SHORT);
    mirror.proposeSeparate("own", "RENAME COLUMN a TO renamed");
    mirror.proposeSeparate("dropped", "DROP COLUMN b");
    for (int i = 0; i < 10; i++) {
      mirror.commit(change(1, i), put(10 + i));
    }
    mirror.promote("own");
    mirror.commit(put(3));
    mirror.shadowed().rollback();
    mirror.commit(put(4));
    mirror.promote("own");
    mirror.commit(put(5));
    mirror.shadowed().finalizePromotion();
    mirror.shadowed().discard("dropped", "done");
    for (int i = 0; i < 30; i++) {
      mirror.commit(change(2, i));
    }

    assertThat(mirror.main()).hasSize(15);
    Set<String> left = mirror.table().catalog().io().files(location(mirror));
    assertThat(left).isEqualTo(needed(mirror.table().stranger()));
  }

  private static String location(TestingMirror mirror) {
    return mirror.table().stranger().location();
  }

  private static Set<String> needed(Table table) {
    TableMetadata metadata = ((BaseTable) table).operations().current();
    Set<String> needed = new HashSet<>();
    needed.add(metadata.metadataFileLocation());
    metadata.previousFiles().forEach(entry -> needed.add(entry.file()));
    for (Snapshot snapshot : metadata.snapshots()) {
      needed.add(snapshot.manifestListLocation());
      for (ManifestFile manifest : snapshot.allManifests(table.io())) {
        needed.add(manifest.path());
        read(manifest, table).forEach(file -> needed.add(file.location()));
      }
    }
    assertThat(Rows.files(table)).allMatch(file -> needed.contains(file.location()));
    return needed;
  }

  private static CloseableIterable<? extends ContentFile<?>> read(
      ManifestFile manifest, Table table) {
    return manifest.content() == ManifestContent.DELETES
        ? ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())
        : ManifestFiles.read(manifest, table.io(), table.specs());
  }
}
