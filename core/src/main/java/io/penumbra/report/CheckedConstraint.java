package io.penumbra.report;

import java.util.Objects;

/**
 * A constraint of the shadow that was checked to its end, for all rows of the cut.
 *
 * @param name tells it from others of the table
 * @param definition what it said by then, as {@code UNIQUE (shop_id, receipt)}
 */
public record CheckedConstraint(String name, String definition) {
  public CheckedConstraint {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(definition, "definition");
  }
}
