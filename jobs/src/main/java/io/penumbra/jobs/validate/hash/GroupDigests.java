package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import io.penumbra.digest.Digest;
import io.penumbra.digest.Digests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;

/**
 * What hashing a group of files has shown. Groups add up, in any order.
 *
 * @param group the group's number
 * @param parts parts of files that were read to their end
 * @param digests of the rows, by slot
 * @param nullKeys slots in which a row has NULL in its key
 */
public record GroupDigests(Side side, int group, int parts, Digests digests, BitSet nullKeys) {
  /** Writes the slots that hold rows. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(side.name());
      out.writeInt(group);
      out.writeInt(parts);
      out.writeInt(digests.size());
      byte[] nulls = nullKeys.toByteArray();
      out.writeInt(nulls.length);
      out.write(nulls);
      for (int slot = 0; slot < digests.size(); slot++) {
        write(slot, digests.at(slot), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(int slot, Digest digest, DataOutputStream out) throws IOException {
    if (!digest.equals(Digest.NONE)) {
      out.writeInt(slot);
      out.writeLong(digest.count());
      out.writeLong(digest.first());
      out.writeLong(digest.second());
    }
  }

  /** Reads what {@link #bytes} wrote. */
  public static GroupDigests of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Side side = Side.valueOf(in.readUTF());
      int group = in.readInt();
      int parts = in.readInt();
      Digests digests = Digests.of(in.readInt());
      BitSet nullKeys = BitSet.valueOf(in.readNBytes(in.readInt()));
      while (in.available() > 0) {
        digests.add(in.readInt(), new Digest(in.readLong(), in.readLong(), in.readLong()));
      }
      return new GroupDigests(side, group, parts, digests, nullKeys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
