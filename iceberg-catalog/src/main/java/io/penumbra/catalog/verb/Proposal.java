package io.penumbra.catalog.verb;

import java.util.Objects;
import java.util.Optional;

/**
 * A request for a shadow.
 *
 * @param name the shadow's name, {@code p<N>} when absent
 * @param ddl the statement as given
 * @param by who asks
 * @param separate whether the shadow is to have files of its own even where it could share main's
 */
public record Proposal(
    Optional<String> name, String ddl, String by, boolean separate, Evolution evolution) {
  public Proposal {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(ddl, "ddl");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(evolution, "evolution");
  }
}
