package io.penumbra.sql.constraint;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * How rows of a shadow are named.
 *
 * @param columns of the key, as the shadow calls them; empty where there is none
 * @param text names a row by the values of these
 */
public record RowNaming(List<String> columns, Function<List<Object>, String> text) {
  public RowNaming {
    columns = List.copyOf(columns);
    Objects.requireNonNull(text, "text");
  }

  String of(List<Object> values) {
    return columns.isEmpty() ? "" : text.apply(values);
  }
}
