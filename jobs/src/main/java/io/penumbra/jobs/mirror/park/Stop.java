package io.penumbra.jobs.mirror.park;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.Objects;

/**
 * Why a table is stopped.
 *
 * @param code which error it was
 * @param reason what happened, with the key of the row where it was one
 * @param position source position of the first change that is kept back
 * @param stoppedAt in epoch milliseconds: the table goes on when it is resumed later than that; or
 *     {@link #UNOPENED}, {@link #FOR_EVER}
 */
public record Stop(ErrorCode code, String reason, long position, long stoppedAt) {
  /** Stands for a table that goes on as soon as it can be opened. */
  public static final long UNOPENED = -1;

  /** Stands for a table that can't go on: the source did not hand a change on. */
  public static final long FOR_EVER = Long.MAX_VALUE;

  public Stop {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
  }

  /**
   * @param error what the table can't go on after
   */
  public static Stop of(Exception error, long position, long stoppedAt) {
    ErrorCode code = error instanceof PenumbraException known ? known.code() : ErrorCode.STORAGE;
    String reason = error.getMessage() == null ? error.toString() : error.getMessage();
    return new Stop(code, reason, position, stoppedAt);
  }

  /**
   * Whether the table may go on.
   *
   * @param resumedAt when it was resumed last, in epoch milliseconds
   */
  public boolean endedBy(long resumedAt) {
    return stoppedAt >= 0 && resumedAt > stoppedAt;
  }
}
