package io.penumbra.plan;

import java.util.Objects;

/**
 * A field that a plan adds.
 *
 * @param fieldId never given out before
 * @param name full name; a column of the table itself takes its values from the source's column of
 *     that name
 * @param nested whether it is within a column
 */
public record AddedColumn(int fieldId, String name, boolean nested) {
  public AddedColumn {
    Objects.requireNonNull(name, "name");
  }
}
