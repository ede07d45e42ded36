package io.penumbra.jobs.source.postgres.table;

import io.penumbra.jobs.source.postgres.type.PgColumn;

/**
 * A column as the catalog of Postgres describes it.
 *
 * @param required whether it is NOT NULL
 * @param toastable whether its values may be stored out of line
 */
record FoundColumn(PgColumn column, boolean required, boolean toastable) {
  String name() {
    return column.name();
  }
}
