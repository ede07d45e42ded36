package io.penumbra.condition;

/** What SQL says of a condition: of NULL, mostly, nothing. */
enum Truth {
  FALSE,
  UNKNOWN,
  TRUE;

  static Truth of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  Truth not() {
    return switch (this) {
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
      case TRUE -> FALSE;
    };
  }

  /** The one that is nearer to false. */
  static Truth least(Truth one, Truth other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** The one that is nearer to true. */
  static Truth most(Truth one, Truth other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
