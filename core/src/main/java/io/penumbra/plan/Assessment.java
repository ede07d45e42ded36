package io.penumbra.plan;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.Objects;
import java.util.Optional;

/**
 * A change judged on the table that it is for.
 *
 * @param refusal why it is not done and what to do instead; present unless it is read-through
 */
public record Assessment(Classification classification, Optional<PenumbraException> refusal) {
  static final Assessment READ_THROUGH =
      new Assessment(Classification.READ_THROUGH, Optional.empty());

  public Assessment {
    Objects.requireNonNull(classification, "classification");
    Objects.requireNonNull(refusal, "refusal");
  }

  static Assessment needsRewriting(String why, String next) {
    return new Assessment(
        Classification.NEEDS_REWRITING,
        Optional.of(new PenumbraException(ErrorCode.DDL_NEEDS_REWRITE, why, next)));
  }

  static Assessment illegal(String why, String instead) {
    return illegal(new PenumbraException(ErrorCode.DDL_ILLEGAL_CHANGE, why, instead));
  }

  static Assessment illegal(PenumbraException refusal) {
    return new Assessment(Classification.ILLEGAL, Optional.of(refusal));
  }

  boolean isReadThrough() {
    return classification == Classification.READ_THROUGH;
  }
}
