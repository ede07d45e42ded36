package io.penumbra.lane;

import java.util.List;
import java.util.Objects;

/**
 * The source table that a table mirrors.
 *
 * @param table schema and table at the source, as {@code public.orders}
 * @param key source columns of the key, in order; empty for a table without one
 */
public record SourceBinding(String table, List<String> key) {
  public SourceBinding {
    Objects.requireNonNull(table, "table");
    key = List.copyOf(key);
  }
}
