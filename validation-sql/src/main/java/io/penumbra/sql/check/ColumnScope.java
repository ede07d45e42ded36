package io.penumbra.sql.check;

import java.util.Locale;
import java.util.Set;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;

/** For which columns a check has a part. */
public enum ColumnScope {
  /** For none: it is about whole rows. */
  NONE(),
  /** All of them. */
  ANY(TypeID.values()),
  /** Whole numbers. */
  INTEGER(TypeID.INTEGER, TypeID.LONG),
  DECIMAL(TypeID.DECIMAL),
  /** Numbers that are held exactly. */
  EXACT(TypeID.INTEGER, TypeID.LONG, TypeID.DECIMAL),
  FLOATING(TypeID.FLOAT, TypeID.DOUBLE),
  TEXT(TypeID.STRING),
  /** Points in time. */
  TIME(TypeID.TIMESTAMP, TypeID.TIMESTAMP_NANO, TypeID.DATE),
  /** Values that have an order. */
  ORDERED(
      TypeID.INTEGER,
      TypeID.LONG,
      TypeID.DECIMAL,
      TypeID.FLOAT,
      TypeID.DOUBLE,
      TypeID.STRING,
      TypeID.DATE,
      TypeID.TIME,
      TypeID.TIMESTAMP,
      TypeID.TIMESTAMP_NANO),
  /** Values of which some come often, and whose text is exact. */
  DISCRETE(TypeID.BOOLEAN, TypeID.INTEGER, TypeID.LONG, TypeID.DECIMAL, TypeID.STRING, TypeID.DATE);

  /** Made by Set.of, so it does not change. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<TypeID> types;

  ColumnScope(TypeID... types) {
    this.types = Set.of(types);
  }

  public boolean includes(Type type) {
    return types.contains(type.typeId());
  }

  /** As headers name it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
