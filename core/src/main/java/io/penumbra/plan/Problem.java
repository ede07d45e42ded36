package io.penumbra.plan;

import io.penumbra.ddl.Position;
import io.penumbra.error.PenumbraException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a clause of a statement is not done.
 *
 * @param at where the clause names what it changes
 * @param refusal code, message, and what to write instead
 */
public record Problem(Position at, PenumbraException refusal) {
  public Problem {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(refusal, "refusal");
  }

  /** Raises one error that tells them all; nothing if there are none. */
  static void throwAll(List<Problem> problems) {
    if (problems.size() == 1) {
      Problem only = problems.get(0);
      throw new PenumbraException(only.refusal.code(), only.toString(), only.refusal.next());
    }
    problems.stream()
        .map(problem -> problem.refusal.code())
        .min(Comparator.naturalOrder())
        .ifPresent(
            code -> {
              throw new PenumbraException(
                  code,
                  problems.size() + " problems in the statement:" + lines(problems, p -> "" + p),
                  "Write instead:" + lines(problems, p -> p.at + ": " + p.refusal.next()));
            });
  }

  private static String lines(List<Problem> problems, Function<Problem, String> line) {
    return problems.stream().map(p -> "\n  " + line.apply(p)).collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return at + ": " + refusal.getMessage();
  }
}
