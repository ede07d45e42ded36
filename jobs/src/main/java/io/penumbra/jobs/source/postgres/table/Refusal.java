package io.penumbra.jobs.source.postgres.table;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.Objects;

/**
 * Why a table of the source can't be mirrored as it is.
 *
 * @param table as {@code public.orders}
 * @param reason with the column where there is one
 * @param next the command or setting that mends it
 */
public record Refusal(String table, ErrorCode code, String reason, String next) {
  public Refusal {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(next, "next");
  }

  public PenumbraException toException() {
    return new PenumbraException(code, "Table " + table + ": " + reason, next);
  }
}
