package io.penumbra.config;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The Postgres database whose tables are mirrored.
 *
 * @param schemas schemas all of whose tables are mirrored; empty when {@code tables} names them
 * @param tables tables to mirror, as {@code public.orders}; empty when {@code schemas} does
 * @param slot replication slot; made when it does not exist
 * @param publication publication; made when it does not exist
 * @param columnsAsString columns to be held as text because Iceberg has no type that holds all of
 *     their values, as {@code public.orders.price}
 */
public record SourceSettings(
    String host,
    int port,
    String database,
    String user,
    Secret password,
    List<String> schemas,
    List<String> tables,
    String slot,
    String publication,
    Set<String> columnsAsString)
    implements Serializable {

  public SourceSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
    schemas = List.copyOf(schemas);
    tables = List.copyOf(tables);
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(publication, "publication");
    columnsAsString = Set.copyOf(columnsAsString);
  }

  /**
   * Whether a table is one of those that are mirrored.
   *
   * @param table as {@code public.orders}
   */
  public boolean names(String table) {
    return tables.contains(table) || schemas.contains(table.substring(0, table.indexOf('.')));
  }

  static SourceSettings read(Section section) {
    SourceSettings settings =
        new SourceSettings(
            section.text("host", "a host name", Shapes.NOT_EMPTY),
            section.integer("port", 1, 65535, 5432),
            section.text("database", "a database name", Shapes.NOT_EMPTY),
            section.text("user", "a user name", Shapes.NOT_EMPTY),
            Password.read(section),
            section.texts("schemas", "a schema name", Shapes.NOT_EMPTY),
            section.texts("tables", "schema.table, as public.orders", Shapes.TABLE),
            section.text("slot", "1 to 63 of a-z, 0-9 and _", Shapes.SLOT, "penumbra"),
            section.text("publication", "a name", Shapes.NOT_EMPTY, "penumbra"),
            Set.copyOf(
                section.texts(
                    "columns-as-string",
                    "schema.table.column, as public.orders.price",
                    Shapes.COLUMN)));
    if (section.has("schemas") == section.has("tables")) {
      section.problem("tables", "give either tables or schemas, as schemas: [public]");
    }
    return settings;
  }
}
