package io.penumbra.jobs.source.postgres.table;

import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.jobs.source.postgres.type.PgTypes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The tables that the settings name, as they are now.
 *
 * @param tables those that can be mirrored, ordered by name
 * @param refusals what stands against the others, all of it
 * @param types the database's types
 */
public record TableSurvey(List<SourceTable> tables, List<Refusal> refusals, PgTypes types) {
  public TableSurvey {
    tables = List.copyOf(tables);
    refusals = List.copyOf(refusals);
    Objects.requireNonNull(types, "types");
  }

  /**
   * All tables that the settings name.
   *
   * @throws PenumbraException with every reason when one of them is refused
   */
  public List<SourceTable> complete() {
    if (refusals.isEmpty()) {
      return tables;
    }
    throw new PenumbraException(
        refusals.get(0).code(),
        refusals.stream()
            .map(refusal -> "Table " + refusal.table() + ": " + refusal.reason())
            .collect(Collectors.joining("\n")),
        refusals.stream().map(Refusal::next).distinct().collect(Collectors.joining("\n")));
  }
}
