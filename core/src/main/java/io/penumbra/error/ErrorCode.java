package io.penumbra.error;

import static io.penumbra.error.ErrorKind.EXTERNAL;
import static io.penumbra.error.ErrorKind.INTERNAL;
import static io.penumbra.error.ErrorKind.REFUSED;
import static io.penumbra.error.ErrorKind.USER;

/** Every error that Penumbra raises on purpose. Names are stable: scripts match on them. */
public enum ErrorCode {
  DDL_SYNTAX(USER),
  DDL_UNKNOWN_COLUMN(USER),
  DDL_ILLEGAL_CHANGE(USER),
  DDL_NEEDS_REWRITE(USER),
  NAME_TAKEN(USER),
  NAME_INVALID(USER),
  CONFIG_INVALID(USER),
  TABLE_NOT_FOUND(USER),
  SHADOW_NOT_FOUND(USER),
  USAGE(USER),

  STATE_REFUSED(REFUSED),
  NOT_PROVEN(REFUSED),
  MAIN_MOVED(REFUSED),
  DIVERGED(REFUSED),
  CONFLICT(REFUSED),
  FENCED(REFUSED),
  NOT_ADOPTED(REFUSED),
  REWIND_REFUSED(REFUSED),

  SOURCE_UNREACHABLE(EXTERNAL),
  SOURCE_LOGIN(EXTERNAL),
  SOURCE_SETUP(EXTERNAL),
  SOURCE_TYPE(EXTERNAL),
  CATALOG_UNREACHABLE(EXTERNAL),
  STORAGE(EXTERNAL),
  CLUSTER(EXTERNAL),
  COMMIT_CONFLICT(EXTERNAL),
  COMMIT_UNKNOWN(EXTERNAL),
  ROW_NOT_HELD(EXTERNAL),

  INTERNAL_ERROR(INTERNAL);

  private final ErrorKind kind;

  ErrorCode(ErrorKind kind) {
    this.kind = kind;
  }

  public ErrorKind kind() {
    return kind;
  }
}
