package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import io.penumbra.digest.Digest;
import io.penumbra.digest.Digests;
import io.penumbra.digest.RowHash;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

/**
 * What hashing a group of files has shown, as it is kept.
 *
 * @param key of all that the digests depend on
 * @param snapshotId at which the lane was read; the files may be those of other snapshots too
 * @param parts parts of files that were read to their end
 * @param buckets those that hold rows
 * @param checksum of everything but the snapshot, as it was when it was computed
 */
public record KeptDigests(
    String key, Side side, long snapshotId, int parts, List<KeptBucket> buckets, String checksum) {
  public KeptDigests {
    buckets = List.copyOf(buckets);
  }

  static KeptDigests of(String key, long snapshotId, GroupDigests group) {
    List<KeptBucket> buckets = new ArrayList<>();
    for (int slot = 0; slot < group.digests().size(); slot++) {
      Digest digest = group.digests().at(slot);
      if (!digest.equals(Digest.NONE)) {
        buckets.add(new KeptBucket(slot, digest, group.nullKeys().get(slot)));
      }
    }
    return of(key, group.side(), snapshotId, group.parts(), buckets);
  }

  /** With the checksum of these. */
  public static KeptDigests of(
      String key, Side side, long snapshotId, int parts, List<KeptBucket> buckets) {
    String checksum = checksum(key, side, parts, buckets);
    return new KeptDigests(key, side, snapshotId, parts, buckets, checksum);
  }

  /** Rows of all buckets. */
  public long rows() {
    return buckets.stream().mapToLong(bucket -> bucket.digest().count()).sum();
  }

  /** Whether it is what was once computed, of all of this group. */
  boolean isOf(FileGroup group, int slots) {
    return side == group.side()
        && parts == group.parts().size()
        && buckets.stream().allMatch(bucket -> bucket.slot() >= 0 && bucket.slot() < slots)
        && checksum.equals(checksum(key, side, parts, buckets));
  }

  GroupDigests as(FileGroup group, int slots) {
    Digests digests = Digests.of(slots);
    BitSet nullKeys = new BitSet();
    for (KeptBucket bucket : buckets) {
      digests.add(bucket.slot(), bucket.digest());
      nullKeys.set(bucket.slot(), bucket.nullKey());
    }
    return new GroupDigests(side, group.number(), parts, digests, nullKeys);
  }

  private static String checksum(String key, Side side, int parts, List<KeptBucket> buckets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(key);
      out.writeUTF(side.name());
      out.writeInt(parts);
      for (KeptBucket bucket : buckets) {
        out.writeInt(bucket.slot());
        out.writeLong(bucket.digest().count());
        out.writeLong(bucket.digest().first());
        out.writeLong(bucket.digest().second());
        out.writeBoolean(bucket.nullKey());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(RowHash.of(bytes.toByteArray()).bytes());
  }
}
