package io.penumbra.cli.doctor;

/** How a precondition is met. */
public enum Level {
  OK,
  /** It works, and may not always. */
  WARN,
  /** It will not work. */
  FAIL
}
