package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;
import io.penumbra.digest.RowHash;
import java.util.zip.CRC32C;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;

/**
 * A row on its way from reading to joining: side, hash of the key, key, row; the latter encoded.
 */
final class KeyedRow {
  static final TypeInformation<Tuple4<Byte, Integer, byte[], byte[]>> TYPE =
      Types.TUPLE(
          Types.BYTE,
          Types.INT,
          PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
          PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private static final byte PRIMARY = 0;
  private static final byte SHADOW = 1;
  private static final byte FORMER = 2;

  private KeyedRow() {}

  static Tuple4<Byte, Integer, byte[], byte[]> of(Side side, byte[] key, byte[] row) {
    return Tuple4.of(code(side), hash(key), key, row);
  }

  /** A row that the primary once had; of the row only its hash. */
  static Tuple4<Byte, Integer, byte[], byte[]> ofFormer(byte[] key, RowHash row) {
    return Tuple4.of(FORMER, hash(key), key, row.bytes());
  }

  static void add(Tuple4<Byte, Integer, byte[], byte[]> row, Groups groups) {
    if (row.f0 == FORMER) {
      groups.addFormer(row.f2, RowHash.ofHash(row.f3));
    } else {
      groups.add(side(row.f0), row.f2, row.f3);
    }
  }

  /** Brings equal keys together. Different ones may have one hash: the join tells them apart. */
  private static int hash(byte[] key) {
    CRC32C hash = new CRC32C();
    hash.update(key, 0, key.length);
    return (int) hash.getValue();
  }

  static byte code(Side side) {
    return side == Side.PRIMARY ? PRIMARY : SHADOW;
  }

  static Side side(byte code) {
    return code == PRIMARY ? Side.PRIMARY : Side.SHADOW;
  }
}
