package io.penumbra.jobs.source;

import java.util.Objects;

/**
 * A row of the source as no column of its table can hold it. Belongs to its key's writer and stops
 * the table, until the source tells the row anew: changes of the table that follow come all the
 * same.
 *
 * @param change stands for the row until then: the deletion of what was there before
 * @param reason what happened, with the key of the row
 * @param next what to do before the table is resumed
 */
public record UnheldRow(Change change, String reason, String next) implements MirrorEvent {
  public UnheldRow {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(next, "next");
  }

  @Override
  public int table() {
    return change.table();
  }

  @Override
  public int target() {
    return change.target();
  }

  @Override
  public UnheldRow to(int target) {
    return new UnheldRow(change.to(target), reason, next);
  }
}
