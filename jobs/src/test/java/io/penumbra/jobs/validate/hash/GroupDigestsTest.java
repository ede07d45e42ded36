package io.penumbra.jobs.validate.hash;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.compare.Side;
import io.penumbra.digest.Digest;
import io.penumbra.digest.Digests;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class GroupDigestsTest {
  @Test
  void areReadAsTheyWereWritten() {
    GroupDigests written = group(Side.SHADOW, 7, new Digest(3, -1, Long.MIN_VALUE));

    GroupDigests read = GroupDigests.of(written.bytes());

    assertThat(read.side()).isEqualTo(Side.SHADOW);
    assertThat(read.group()).isEqualTo(7);
    assertThat(read.parts()).isEqualTo(2);
    assertThat(read.nullKeys()).isEqualTo(written.nullKeys());
    assertThat(read.digests().differing(written.digests()).isEmpty()).isTrue();
  }

  @Test
  void takeNoRoomForSlotsWithoutRows() {
    assertThat(group(Side.PRIMARY, 0, Digest.NONE).bytes()).hasSizeLessThan(40);
  }

  @Test
  void addUpToFingerprints() {
    Fingerprints fingerprints = new Fingerprints(1_000);
    fingerprints.add(group(Side.PRIMARY, 0, new Digest(2, 20, 30)));
    fingerprints.add(group(Side.SHADOW, 1, new Digest(1, 5, 10)));
    assertThat(fingerprints.differing().cardinality()).isOne();

    fingerprints.add(group(Side.SHADOW, 2, new Digest(1, 15, 20)));

    assertThat(fingerprints.differing().isEmpty()).isTrue();
    assertThat(fingerprints.open().stream()).containsExactly(3);
    assertThat(fingerprints.occupied()).isOne();
    assertThat(fingerprints.rowsIn(fingerprints.open())).isZero();
  }

  private static GroupDigests group(Side side, int number, Digest rows) {
    Digests digests = Digests.of(1_000);
    digests.add(999, rows);
    BitSet nullKeys = new BitSet();
    nullKeys.set(3);
    return new GroupDigests(side, number, 2, digests, nullKeys);
  }
}
