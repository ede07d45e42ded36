package io.penumbra.jobs.source.postgres.type;

import java.util.Map;
import java.util.Optional;
import org.apache.flink.table.data.StringData;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * The table of types in {@code docs/types.md}. A type that Iceberg holds only in part has no entry:
 * its column is taken as text when the user asks for that, else the table is refused. An array has
 * the type of its elements. An enum is text. A domain is its base type.
 */
public final class TypeMapping {
  public static final ColumnType TEXT =
      new ColumnType(Types.StringType.get(), StringData::fromString);

  private static final int MAX_PRECISION = 38;

  /** Ids of list elements carry no meaning here; new ones are given when a table is made. */
  private static final int ELEMENT_ID = 1;

  private static final Map<String, ColumnType> BY_NAME =
      Map.ofEntries(
          Map.entry("bool", new ColumnType(Types.BooleanType.get(), "t"::equals)),
          Map.entry("int2", new ColumnType(Types.IntegerType.get(), Integer::valueOf)),
          Map.entry("int4", new ColumnType(Types.IntegerType.get(), Integer::valueOf)),
          Map.entry("int8", new ColumnType(Types.LongType.get(), Long::valueOf)),
          Map.entry("oid", new ColumnType(Types.LongType.get(), Long::valueOf)),
          Map.entry("float4", new ColumnType(Types.FloatType.get(), Float::valueOf)),
          Map.entry("float8", new ColumnType(Types.DoubleType.get(), Double::valueOf)),
          Map.entry("text", TEXT),
          Map.entry("varchar", TEXT),
          Map.entry("bpchar", TEXT),
          Map.entry("char", TEXT),
          Map.entry("name", TEXT),
          Map.entry("citext", TEXT),
          Map.entry("json", TEXT),
          Map.entry("jsonb", TEXT),
          Map.entry("bytea", new ColumnType(Types.BinaryType.get(), Bytes::read)),
          Map.entry("uuid", new ColumnType(Types.UUIDType.get(), Bytes::readUuid)),
          Map.entry("date", new ColumnType(Types.DateType.get(), DateTimes::readDate)),
          Map.entry("time", new ColumnType(Types.TimeType.get(), DateTimes::readTime)),
          Map.entry(
              "timestamp",
              new ColumnType(Types.TimestampType.withoutZone(), DateTimes::readTimestamp)),
          Map.entry(
              "timestamptz", new ColumnType(Types.TimestampType.withZone(), DateTimes::readZoned)));

  private final PgTypes types;

  public TypeMapping(PgTypes types) {
    this.types = types;
  }

  /** How a column's values travel; empty when Iceberg holds them in part only or not at all. */
  public Optional<ColumnType> find(PgColumn column) {
    return types.find(column.type()).flatMap(type -> find(column, type));
  }

  /** What messages call the type. */
  public String name(PgColumn column) {
    String name = types.find(column.type()).map(PgType::name).orElse("oid " + column.type());
    return column.precision() > 0 && name.equals("numeric")
        ? "numeric(" + column.precision() + "," + column.scale() + ")"
        : name;
  }

  private Optional<ColumnType> find(PgColumn column, PgType type) {
    if (type.kind() == 'd') {
      PgColumn base = PgColumn.of(column.name(), type.base(), type.modifier());
      return find(base);
    }
    if (type.kind() == 'e') {
      return Optional.of(TEXT);
    }
    if (type.array()) {
      return find(column.typed(type.element())).map(TypeMapping::list);
    }
    if (type.name().equals("numeric")) {
      return decimal(column.precision(), column.scale());
    }
    return Optional.ofNullable(BY_NAME.get(type.name()));
  }

  private static Optional<ColumnType> decimal(int precision, int scale) {
    if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
      return Optional.empty();
    }
    Type type = Types.DecimalType.of(precision, scale);
    return Optional.of(new ColumnType(type, new Decimals(precision, scale)));
  }

  private static ColumnType list(ColumnType element) {
    Type type = Types.ListType.ofOptional(ELEMENT_ID, element.type());
    return new ColumnType(type, new Arrays(element.reader()));
  }
}
