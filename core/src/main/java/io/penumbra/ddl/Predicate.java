package io.penumbra.ddl;

import java.util.List;

/** Which rows are meant, as somebody wrote it; nothing is known of the columns yet. */
public sealed interface Predicate {
  /** How a column's value and a constant stand to each other. */
  enum Operator {
    EQUAL,
    LESS,
    GREATER
  }

  /** All of them hold. */
  record All(List<Predicate> of) implements Predicate {
    public All {
      of = List.copyOf(of);
    }
  }

  /** One of them holds. */
  record Any(List<Predicate> of) implements Predicate {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** It does not hold; what is unknown stays so. */
  record Not(Predicate of) implements Predicate {}

  record IsNull(Path column) implements Predicate {}

  record Compared(Path column, Operator operator, Constant constant) implements Predicate {}
}
