package io.penumbra.jobs.source;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.Objects;

/**
 * The table can't be mirrored from here on: a column that is gone, a row whose key can't be held.
 * Goes to every writer subtask. Changes of the table that follow it are to be ignored; those of
 * other tables are not concerned.
 *
 * @param table index into the job's list of tables
 * @param position log position of the change that can't be applied
 * @param code {@code ROW_NOT_HELD} for a row, {@code SOURCE_TYPE} for a table whose form changed
 * @param reason what happened, with the key of the row
 * @param next what to do before the table is resumed
 * @param target writer subtask, or {@link #UNROUTED}
 */
public record Halt(int table, long position, ErrorCode code, String reason, String next, int target)
    implements MirrorEvent {
  public Halt {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(next, "next");
  }

  public static Halt of(int table, long position, PenumbraException error) {
    return new Halt(table, position, error.code(), error.getMessage(), error.next(), UNROUTED);
  }

  @Override
  public Halt to(int target) {
    return new Halt(table, position, code, reason, next, target);
  }
}
