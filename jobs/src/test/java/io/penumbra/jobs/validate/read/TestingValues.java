package io.penumbra.jobs.validate.read;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Random rows, rich in edge values and repeats. */
final class TestingValues {
  private static final long[] EDGES = {0, 1, -1, 127, 128, -128, -129, 1L << 31, 1L << 62};
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final Random random;

  TestingValues(long seed) {
    this.random = new Random(seed);
  }

  /**
   * @param nulls how many of a hundred optional values are NULL
   */
  List<Record> rows(Schema schema, int count, int nulls) {
    List<Record> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Record row = GenericRecord.create(schema);
      for (NestedField field : schema.columns()) {
        boolean missing = field.isOptional() && random.nextInt(100) < nulls;
        row.setField(field.name(), missing ? null : value(field.type()));
      }
      rows.add(row);
    }
    return rows;
  }

  private Object value(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> random.nextInt(10) == 0;
      case INTEGER -> (int) number();
      case LONG -> number();
      case FLOAT -> Float.intBitsToFloat((int) number());
      case DOUBLE -> random.nextBoolean() ? (double) number() : Double.longBitsToDouble(number());
      case DECIMAL -> decimal((Types.DecimalType) type);
      case DATE -> LocalDate.ofEpochDay(number() % 700_000);
      case TIME -> LocalTime.ofNanoOfDay(Math.floorMod(number(), DAY_NANOS) / 1_000 * 1_000);
      case TIMESTAMP -> zoned(((Types.TimestampType) type).shouldAdjustToUTC(), 1_000);
      case TIMESTAMP_NANO -> zoned(((Types.TimestampNanoType) type).shouldAdjustToUTC(), 1);
      case STRING -> text();
      case UUID -> new UUID(number(), number());
      case FIXED -> bytes(((Types.FixedType) type).length());
      case BINARY -> ByteBuffer.wrap(bytes(random.nextInt(20)));
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private long number() {
    return switch (random.nextInt(3)) {
      case 0 -> EDGES[random.nextInt(EDGES.length)];
      case 1 -> random.nextInt(5);
      default -> random.nextLong();
    };
  }

  private BigDecimal decimal(Types.DecimalType type) {
    BigInteger limit = BigInteger.TEN.pow(type.precision());
    BigInteger unscaled =
        random.nextBoolean() ? BigInteger.valueOf(number()) : new BigInteger(120, random);
    BigInteger fitting = unscaled.remainder(limit);
    return new BigDecimal(random.nextBoolean() ? fitting : fitting.negate(), type.scale());
  }

  private Object zoned(boolean utc, int unit) {
    long nanos = number() / unit * unit;
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L),
            (int) Math.floorMod(nanos, 1_000_000_000L),
            ZoneOffset.UTC);
    return utc ? time.atOffset(ZoneOffset.UTC) : time;
  }

  private String text() {
    String one = random.nextInt(3) == 0 ? "caf\u00e9 \ud83d\ude00" : "x" + random.nextInt(1_000);
    String longer = random.nextInt(50) == 0 ? one.repeat(40) : one;
    return random.nextInt(20) == 0 ? "" : longer;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return random.nextBoolean()
        ? bytes
        : String.valueOf(random.nextInt(3))
            .repeat(length)
            .substring(0, length)
            .getBytes(StandardCharsets.US_ASCII);
  }
}
