package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.digest.Digest;
import io.penumbra.jobs.validate.hash.DigestLog;
import io.penumbra.jobs.validate.hash.KeptBucket;
import io.penumbra.jobs.validate.hash.KeptDigests;
import io.penumbra.report.BucketCoverage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier run has hashed is not read again, and says the same; or is told, and hashed. */
class ResumedHashLevelTest {
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()), optional(2, "name", Types.StringType.get()));

  /** More small files than are hashed together. */
  private static final int FILES = 300;

  private static TestingLane primary;
  private static TestingLane shadow;

  private TestingDigestStore store;
  private DigestLog log;

  @BeforeAll
  static void start(@TempDir Path folder) {
    primary = TestingLane.create(folder.resolve("p"), SCHEMA, 2);
    shadow = TestingLane.create(folder.resolve("s"), SCHEMA, 2);
    fill(primary, "name");
    fill(shadow, "name");
    shadow.append(shadow.row(-1, "too many"));
  }

  private static void fill(TestingLane lane, String name) {
    AppendFiles append = lane.table.newAppend();
    for (int file = 0; file < FILES; file++) {
      int number = file;
      Record[] rows =
          IntStream.range(0, 5)
              .mapToObj(id -> lane.row(number * 5 + id, name + id))
              .toArray(Record[]::new);
      append.appendFile(lane.write(List.of(rows)));
    }
    append.commit();
  }

  @BeforeEach
  void keepOneRun() {
    store = new TestingDigestStore();
    Evidence first = examine();
    assertThat(first.coverage().files().read()).isEqualTo(2 * FILES + 1);
    assertThat(store.kept).hasSize(4);
  }

  @Test
  void readsNothingWhereAllIsKnown() {
    BucketCoverage before = examineFresh().coverage().buckets();
    Evidence again = examine();

    assertThat(again.coverage().files().read()).isZero();
    assertThat(again.coverage().buckets())
        .isEqualTo(new BucketCoverage(before.total(), 0, before.total(), before.mismatched()));
    assertThat(said(again))
        .endsWith("; digests of 601 of 601 parts of files are those of an earlier run");
    assertThat(store.kept).hasSize(4);
  }

  @Test
  void hashesWhatIsMissing() {
    KeptDigests gone = store.kept.remove(1);
    Evidence again = examine();

    assertThat(again.coverage().files().read()).isEqualTo(gone.parts());
    assertThat(again.coverage().buckets().hashed()).isPositive();
    assertThat(again.coverage().buckets().total())
        .isEqualTo(again.coverage().buckets().hashed() + again.coverage().buckets().reused());
    assertThat(found(again)).isEqualTo(found(examineFresh()));
    assertThat(store.kept).hasSize(4).contains(gone);
  }

  @Test
  void hashesWhatIsDamaged() {
    KeptDigests whole = store.kept.get(0);
    List<KeptBucket> changed =
        whole.buckets().stream()
            .map(each -> new KeptBucket(each.slot(), new Digest(9, 9, 9), false))
            .toList();
    store.kept.set(0, with(whole, whole.parts(), changed));
    store.kept.set(1, with(store.kept.get(1), 1, store.kept.get(1).buckets()));
    Evidence again = examine();

    assertThat(found(again)).isEqualTo(found(examineFresh()));
    assertThat(said(again)).contains("2 digests of earlier runs are damaged, and were not used");
    assertThat(log.troubles()).hasSize(1);
  }

  @Test
  void usesNoneThatContradictEachOther() {
    KeptDigests one = store.kept.get(0);
    store.kept.add(
        new KeptDigests(one.key(), one.side(), 1, one.parts(), one.buckets(), one.checksum()));
    assertThat(examine().coverage().files().read()).isZero();

    store.kept.add(forged(one));
    Evidence again = examine();

    assertThat(again.coverage().files().read()).isEqualTo(2 * FILES + 1);
    assertThat(said(again)).contains("contradict each other");
  }

  @Test
  void doesWithoutWhatCannotBeReadOrKept() {
    store.unreadable = true;
    assertThat(examine().coverage().files().read()).isZero();
    assertThat(log.troubles())
        .containsExactly("Digests of earlier runs can't be read: out of order");

    store.kept.clear();
    store.unreadable = false;
    store.full = true;
    Evidence again = examine();
    assertThat(found(again)).isEqualTo(found(examineFresh()));
    assertThat(said(again)).contains("Digests can't be kept").contains("no room");
    assertThat(log.troubles()).hasSize(1);
  }

  @Test
  void keepsNothingOfShortWork() {
    store.kept.clear();
    log = new DigestLog(store, 0, Duration.ofHours(1));
    assertThat(examineWith(log).coverage().files().read()).isPositive();
    log = new DigestLog(store, Long.MAX_VALUE, Duration.ZERO);
    assertThat(examineWith(log).coverage().files().read()).isPositive();

    assertThat(store.kept).isEmpty();
  }

  /** Digests of other rows under the same key, as no run of ours would write them. */
  private static KeptDigests forged(KeptDigests one) {
    return KeptDigests.of(one.key(), one.side(), 1, one.parts(), one.buckets().subList(0, 1));
  }

  private static KeptDigests with(KeptDigests one, int parts, List<KeptBucket> buckets) {
    return new KeptDigests(one.key(), one.side(), one.snapshotId(), parts, buckets, one.checksum());
  }

  private Evidence examine() {
    log = store.log();
    return examineWith(log);
  }

  private static Evidence examineFresh() {
    return examineWith(DigestLog.none());
  }

  private static Evidence examineWith(DigestLog log) {
    Comparison comparison = Comparison.of(primary.content(), shadow.content(), List.of(1));
    return new Levels(List.of(HashLevel.here(2).resuming(log)), 10)
        .examine(comparison, Progress.NONE);
  }

  private static List<String> found(Evidence evidence) {
    return evidence.found().discrepancies().stream().map(Object::toString).toList();
  }

  private static String said(Evidence evidence) {
    return evidence.levels().get(0).settled();
  }
}
