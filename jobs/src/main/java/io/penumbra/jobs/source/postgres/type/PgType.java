package io.penumbra.jobs.source.postgres.type;

import java.io.Serializable;
import java.util.Objects;

/**
 * A row of {@code pg_type}.
 *
 * @param kind {@code b} base, {@code e} enum, {@code d} domain, and others that are never mapped
 * @param base oid of a domain's base type, else 0
 * @param modifier type modifier that a domain adds to its base, else -1
 * @param element oid of an array's elements, else 0
 */
public record PgType(int oid, String name, char kind, int base, int modifier, int element)
    implements Serializable {
  public PgType {
    Objects.requireNonNull(name, "name");
  }

  boolean array() {
    return element != 0;
  }
}
