package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;

/** Rows that were met while files were read, and of which a sample was perhaps drawn. */
record Population(long primary, long shadow) {
  static final Population NONE = new Population(0, 0);

  static Population of(Side side, long rows) {
    return side == Side.PRIMARY ? new Population(rows, 0) : new Population(0, rows);
  }

  Population plus(Population other) {
    return new Population(primary + other.primary, shadow + other.shadow);
  }
}
