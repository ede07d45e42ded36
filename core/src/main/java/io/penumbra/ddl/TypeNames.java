package io.penumbra.ddl;

import io.penumbra.error.PenumbraException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Types by name. What Iceberg cannot hold as it is named is refused, never approximated. */
final class TypeNames {
  private static final Map<String, Type> PLAIN = plain();

  private static final Map<String, String> REFUSED =
      Map.of(
          "TINYINT", "Iceberg has no integer below 32 bits: write INT",
          "BYTE", "Iceberg has no integer below 32 bits: write INT",
          "SMALLINT", "Iceberg has no integer below 32 bits: write INT",
          "SHORT", "Iceberg has no integer below 32 bits: write INT",
          "JSON", "Iceberg has no JSON: write STRING",
          "JSONB", "Iceberg has no JSON: write STRING",
          "CHAR", "Iceberg's strings are not padded: write STRING",
          "INTERVAL", "Iceberg has no interval: write STRING, or BIGINT for a number of units",
          "VARIANT", "Its values cannot be written by Flink 1.20: write STRING");

  private TypeNames() {}

  static Type simple(Token at, String name, List<String> parameters) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (REFUSED.containsKey(upper)) {
      throw refused(at, upper, REFUSED.get(upper));
    }
    return switch (upper) {
      case "DECIMAL", "NUMERIC", "DEC" -> decimal(at, upper, parameters);
      case "FIXED" -> fixed(at, parameters);
      case "TIMESTAMPTZ", "TIMESTAMP_LTZ" -> timestamp(at, parameters, true);
      case "TIMESTAMP_NTZ" -> timestamp(at, parameters, false);
      case "VARCHAR" -> varchar(at, parameters);
      default -> plain(at, upper, parameters);
    };
  }

  static Type timestamp(Token at, List<String> parameters, boolean zoned) {
    if (parameters.equals(List.of("9"))) {
      return zoned ? Types.TimestampNanoType.withZone() : Types.TimestampNanoType.withoutZone();
    }
    requireMicros(at, "TIMESTAMP", parameters);
    return zoned ? Types.TimestampType.withZone() : Types.TimestampType.withoutZone();
  }

  static void requireMicros(Token at, String name, List<String> parameters) {
    if (!parameters.isEmpty() && !parameters.equals(List.of("6"))) {
      throw refused(
          at,
          written(name, parameters),
          "Iceberg holds microseconds: write " + name + "(6), or leave the precision out");
    }
  }

  static PenumbraException refused(Token at, String type, String instead) {
    return SyntaxErrors.syntax(Names.at(at) + ": type " + type + " cannot be had", instead);
  }

  private static Type plain(Token at, String name, List<String> parameters) {
    Type type = PLAIN.get(name);
    if (type == null) {
      throw SyntaxErrors.syntax(
          Names.at(at) + ": type '" + at.getText() + "' is not known",
          "Types: BOOLEAN, INT, BIGINT, REAL, DOUBLE, DECIMAL(p, s), DATE, TIME, TIMESTAMP,"
              + " TIMESTAMPTZ, STRING, UUID, BINARY, FIXED(n), ARRAY<t>, MAP<k, v>, STRUCT<f t, …>");
    }
    if (!parameters.isEmpty()) {
      throw refused(at, written(name, parameters), "Write " + name + " without parameters");
    }
    return type;
  }

  private static Type varchar(Token at, List<String> parameters) {
    if (!parameters.isEmpty()) {
      throw refused(
          at, written("VARCHAR", parameters), "Iceberg's strings have no limit: write STRING");
    }
    return Types.StringType.get();
  }

  private static Type decimal(Token at, String name, List<String> parameters) {
    if (parameters.size() != 2
        || number(parameters.get(0)) < 1
        || number(parameters.get(0)) > 38
        || number(parameters.get(1)) > number(parameters.get(0))) {
      throw refused(
          at,
          written(name, parameters),
          "Write DECIMAL(precision, scale) with precision 1 to 38 and scale 0 to precision");
    }
    return Types.DecimalType.of(number(parameters.get(0)), number(parameters.get(1)));
  }

  private static Type fixed(Token at, List<String> parameters) {
    if (parameters.size() != 1 || number(parameters.get(0)) < 1) {
      throw refused(
          at, written("FIXED", parameters), "Write FIXED(length) with the length in bytes");
    }
    return Types.FixedType.ofLength(number(parameters.get(0)));
  }

  /** The number, or the largest there is for one that is too long. */
  private static int number(String digits) {
    String plain = digits.replaceFirst("^0+(?=\\d)", "");
    return plain.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(plain);
  }

  private static String written(String name, List<String> parameters) {
    return parameters.isEmpty() ? name : name + "(" + String.join(", ", parameters) + ")";
  }

  private static Map<String, Type> plain() {
    Map<String, Type> types = new TreeMap<>();
    for (String name : List.of("STRING", "TEXT")) {
      types.put(name, Types.StringType.get());
    }
    for (String name : List.of("INT", "INTEGER", "INT4")) {
      types.put(name, Types.IntegerType.get());
    }
    for (String name : List.of("BIGINT", "LONG", "INT8")) {
      types.put(name, Types.LongType.get());
    }
    for (String name : List.of("REAL", "FLOAT", "FLOAT4")) {
      types.put(name, Types.FloatType.get());
    }
    for (String name : List.of("BINARY", "VARBINARY", "BYTEA")) {
      types.put(name, Types.BinaryType.get());
    }
    types.put("FLOAT8", Types.DoubleType.get());
    types.put("BOOLEAN", Types.BooleanType.get());
    types.put("BOOL", Types.BooleanType.get());
    types.put("DATE", Types.DateType.get());
    types.put("UUID", Types.UUIDType.get());
    return types;
  }
}
