package io.penumbra.jobs.validate.column;

/** How a value that was read as a long is written in a cell. */
enum LongForm {
  BOOLEAN,
  NUMBER,
  /** Microseconds of a day. */
  TIME,
  FLOAT,
  DOUBLE,
  /** Microseconds since 1970. */
  MICROS,
  /** Nanoseconds since 1970. */
  NANOS,
  DECIMAL
}
