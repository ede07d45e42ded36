package io.penumbra.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fingerprints of multisets: what is not seen here is taken for equal. */
class DigestsTest {
  @Test
  void doNotMindTheOrderOfRows() {
    assertThat(digest("a", "b", "c")).isEqualTo(digest("c", "a", "b"));
  }

  @Test
  void seeARowThatIsThereTwice() {
    assertThat(digest("a", "a")).isNotEqualTo(digest("b", "b"));
    assertThat(digest("a", "a")).isNotEqualTo(Digest.NONE);
    assertThat(digest("a", "a", "b", "b")).isNotEqualTo(digest("a", "a", "a", "b"));
  }

  @Test
  void addUpAndAreTakenApart() {
    Digest both = digest("a", "b").plus(digest("c"));

    assertThat(both).isEqualTo(digest("a", "b", "c"));
    assertThat(both.minus(digest("b"))).isEqualTo(digest("a", "c"));
  }

  @Test
  void ofManyBucketsAddUpAndAreTakenApart() {
    Digests one = digests(List.of("a", "b"), List.of("c"));
    Digests other = digests(List.of("d"), List.of());
    Digests sum = Digests.of(2);
    sum.addAll(one);
    sum.addAll(other);

    assertThat(sum.at(0)).isEqualTo(digest("a", "b", "d"));
    assertThat(sum.at(1)).isEqualTo(digest("c"));
    assertThat(sum.rows()).isEqualTo(4);
    sum.removeAll(one);
    assertThat(sum.differing(other).isEmpty()).isTrue();
  }

  @Test
  void nameTheBucketsThatDiffer() {
    Digests one = digests(List.of("a"), List.of("b"), List.of("c"));
    Digests other = digests(List.of("a"), List.of("B"), List.of("c"));

    assertThat(one.differing(other).stream()).containsExactly(1);
  }

  @Test
  void compareEachOfTheThreeNumbers() {
    for (Digest each : List.of(new Digest(1, 0, 0), new Digest(0, 1, 0), new Digest(0, 0, 1))) {
      Digests one = Digests.of(1);
      one.add(0, each);
      assertThat(one.differing(Digests.of(1)).cardinality()).isOne();
      assertThat(one.at(0)).isEqualTo(each);
      one.clear();
      assertThat(one.at(0)).isEqualTo(Digest.NONE);
    }
  }

  @Test
  void ofOtherNumbersOfBucketsAreNotComparable() {
    Digests two = Digests.of(2);

    assertThatThrownBy(() -> two.differing(Digests.of(3))).hasMessageContaining("3 buckets");
    assertThatThrownBy(() -> two.addAll(Digests.of(1))).hasMessageContaining("1 buckets");
    assertThatThrownBy(() -> two.removeAll(Digests.of(1))).hasMessageContaining("1 buckets");
  }

  @SafeVarargs
  private static Digests digests(List<String>... buckets) {
    Digests digests = Digests.of(buckets.length);
    for (int i = 0; i < buckets.length; i++) {
      for (String row : buckets[i]) {
        digests.add(i, hash(row));
      }
    }
    return digests;
  }

  private static Digest digest(String... rows) {
    Digest digest = Digest.NONE;
    for (String row : rows) {
      digest = digest.plus(Digest.of(hash(row)));
    }
    return digest;
  }

  private static RowHash hash(String row) {
    return RowHash.of(row.getBytes(StandardCharsets.UTF_8));
  }
}
