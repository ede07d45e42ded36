package io.penumbra.plan;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A change judged on the table that it is for.
 *
 * @param readers what readers will notice after the promotion, one sentence each
 * @param refusal why it is not done and what to do instead; present unless it is read-through
 */
public record Assessment(
    Classification classification,
    Risk risk,
    List<String> readers,
    Optional<PenumbraException> refusal) {
  public Assessment {
    Objects.requireNonNull(classification, "classification");
    Objects.requireNonNull(risk, "risk");
    readers = List.copyOf(readers);
    Objects.requireNonNull(refusal, "refusal");
  }

  static Assessment readThrough(Risk risk, String... readers) {
    return new Assessment(Classification.READ_THROUGH, risk, List.of(readers), Optional.empty());
  }

  static Assessment needsRewriting(String why, String next) {
    return refused(
        Classification.NEEDS_REWRITING,
        new PenumbraException(ErrorCode.DDL_NEEDS_REWRITE, why, next));
  }

  static Assessment illegal(String why, String instead) {
    return illegal(new PenumbraException(ErrorCode.DDL_ILLEGAL_CHANGE, why, instead));
  }

  static Assessment illegal(PenumbraException refusal) {
    return refused(Classification.ILLEGAL, refusal);
  }

  boolean isReadThrough() {
    return classification == Classification.READ_THROUGH;
  }

  private static Assessment refused(Classification classification, PenumbraException refusal) {
    return new Assessment(classification, Risk.NONE, List.of(), Optional.of(refusal));
  }
}
