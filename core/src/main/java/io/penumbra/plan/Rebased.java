package io.penumbra.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a rebase came to. */
public sealed interface Rebased {
  /**
   * The same diff on the new form of the table.
   *
   * @param form what the lane looks like from now on
   * @param renumbered new field id by the one that the lane used, where somebody else took it; a
   *     lane with files of its own can't be renumbered: its files name the old id
   */
  record Clean(TableForm form, Map<Integer, Integer> renumbered) implements Rebased {
    public Clean {
      Objects.requireNonNull(form, "form");
      renumbered = Map.copyOf(renumbered);
    }
  }

  /**
   * The diff cannot be put on the new form.
   *
   * @param clashes never empty
   */
  record Conflict(List<Clash> clashes) implements Rebased {
    public Conflict {
      clashes = List.copyOf(clashes);
    }

    public String reason() {
      return clashes.stream().map(Clash::toString).collect(Collectors.joining("; "));
    }
  }
}
