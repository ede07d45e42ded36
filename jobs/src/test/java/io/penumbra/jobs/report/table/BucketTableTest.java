package io.penumbra.jobs.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.compare.Side;
import io.penumbra.config.ReportSettings;
import io.penumbra.digest.Digest;
import io.penumbra.embedded.EmbeddedCatalog;
import io.penumbra.jobs.validate.hash.DigestStore;
import io.penumbra.jobs.validate.hash.KeptBucket;
import io.penumbra.jobs.validate.hash.KeptDigests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests come back as they were kept, those that are asked for and no others. */
class BucketTableTest {
  private static final TableIdentifier ORDERS = TableIdentifier.of("db", "orders");

  private Catalog catalog;
  private DigestStore store;

  @BeforeEach
  void open(@TempDir Path folder) {
    catalog = EmbeddedCatalog.in(folder).open();
    store = of(ORDERS, 1_000);
  }

  private DigestStore of(TableIdentifier table, long rows) {
    return BucketTable.of(catalog, new ReportSettings(Duration.ofDays(1), rows, 1_000))
        .store(table);
  }

  @Test
  void giveBackWhatWasKept() {
    store.add(List.of(digests("a", 1), digests("b", 2)));
    store.add(List.of(digests("c", 3)));

    assertThat(found(store, "a", "c", "d"))
        .containsExactlyInAnyOrder(digests("a", 1), digests("c", 3));
    assertThat(found(of(TableIdentifier.of("db", "others"), 1_000), "a")).isEmpty();
  }

  @Test
  void makesNoTableToLookSomethingUp() {
    assertThat(found(store, "a")).isEmpty();
    assertThat(catalog.tableExists(TableIdentifier.of("penumbra", "validation_bucket"))).isFalse();
  }

  @Test
  void givesUpTheOldestWhereThereAreMany() {
    DigestStore few = of(ORDERS, 2);
    for (int i = 0; i < 5; i++) {
      few.add(List.of(digests("k" + i, i)));
    }

    assertThat(found(few, "k0", "k1", "k2", "k3", "k4"))
        .extracting(KeptDigests::key)
        .contains("k4")
        .doesNotContain("k0", "k1");
  }

  @Test
  void findsWhatWasJoinedWithOthers() {
    for (int i = 0; i <= SmallFiles.MANY; i++) {
      store.add(List.of(digests("k" + i, i)));
    }

    assertThat(found(store, "k0", "k7")).hasSize(2);
  }

  private static List<KeptDigests> found(DigestStore store, String... keys) {
    List<KeptDigests> found = new ArrayList<>();
    store.find(Set.of(keys), found::add);
    return found;
  }

  private static KeptDigests digests(String key, long number) {
    List<KeptBucket> buckets =
        List.of(
            new KeptBucket(0, new Digest(number, -number, Long.MIN_VALUE), false),
            new KeptBucket(1_023, new Digest(1, Long.MAX_VALUE, 0), true));
    return KeptDigests.of(key, Side.SHADOW, 77, 2, buckets);
  }
}
