package io.debezium.connector.postgresql.connection;

import io.debezium.connector.postgresql.PostgresStreamingChangeEventSource.PgConnectionSupplier;
import io.debezium.connector.postgresql.PostgresType;
import io.debezium.connector.postgresql.TypeRegistry;
import io.debezium.connector.postgresql.connection.ReplicationMessage.ColumnValue;

/**
 * Stands in for Debezium's class of this name, so it has to come first on the class path. Debezium
 * turns text from the log into Java types, which fails the whole job on values as a date of
 * infinity and is not exact for others (money, interval, time with time zone). Here text stays text
 * until the mirror reads it, column by column.
 */
public final class ReplicationMessageColumnValueResolver {
  private ReplicationMessageColumnValueResolver() {}

  /** Called by Debezium for each value of a change; null stays null. */
  @SuppressWarnings("rawtypes")
  public static Object resolveValue(
      String columnName,
      PostgresType type,
      String fullType,
      ColumnValue value,
      PgConnectionSupplier connection,
      boolean includeUnknownDatatypes,
      TypeRegistry typeRegistry) {
    return value.isNull() ? null : value.asString();
  }
}
