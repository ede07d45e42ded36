package io.penumbra.cli.output;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.ErrorKind;

/** What a script learns from a command's end. Numbers are stable. */
public enum ExitCode {
  DONE(0),
  ERROR(1),
  /** The comparison found differences. */
  DIFFERENT(2),
  /** Nothing is wrong that is known of, and it was not proven. */
  NOT_PROVEN(3),
  /** Refused by the state of things, or by rights. */
  REFUSED(4),
  /** The command line is not understood. */
  USAGE(64);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  public static ExitCode of(ErrorCode code) {
    if (code == ErrorCode.USAGE) {
      return USAGE;
    }
    if (code == ErrorCode.NOT_PROVEN) {
      return NOT_PROVEN;
    }
    return code.kind() == ErrorKind.REFUSED ? REFUSED : ERROR;
  }
}
