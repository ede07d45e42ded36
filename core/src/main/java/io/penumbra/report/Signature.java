package io.penumbra.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All differences that look like one cause.
 *
 * @param signatureId the cause in one word, see {@link Discrepancy#signatureId()}
 * @param type the kind of difference
 * @param severity how much the heaviest of them weighs
 * @param column the column concerned, empty when it is not about one
 * @param pattern what the differences have in common
 * @param count rows concerned, never capped
 * @param examples record ids of the first few
 */
public record Signature(
    String signatureId,
    Category type,
    Severity severity,
    String column,
    String pattern,
    long count,
    List<String> examples) {
  /** How many examples a signature keeps. */
  static final int EXAMPLES = 5;

  public Signature {
    Objects.requireNonNull(signatureId, "signatureId");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(pattern, "pattern");
    examples = List.copyOf(examples);
  }

  static Signature of(Discrepancy first) {
    return new Signature(
        first.signatureId(),
        first.type(),
        first.severity(),
        first.column(),
        first.pattern(),
        first.rows(),
        example(first));
  }

  Signature plus(Signature other) {
    List<String> both =
        Stream.concat(examples.stream(), other.examples.stream()).limit(EXAMPLES).toList();
    Severity heavier = severity.compareTo(other.severity) >= 0 ? severity : other.severity;
    return new Signature(signatureId, type, heavier, column, pattern, count + other.count, both);
  }

  private static List<String> example(Discrepancy discrepancy) {
    return discrepancy.recordId().isEmpty() ? List.of() : List.of(discrepancy.recordId());
  }
}
