package io.penumbra.report;

import java.util.Objects;

/**
 * What a sample of the rows says about all of them.
 *
 * @param method how rows were chosen
 * @param salt of the choice, so that it can be repeated
 * @param n rows in the sample
 * @param k rows of the sample that differ
 * @param population rows that there are
 * @param confidence of the bound, between 0 and 1
 * @param upperBound the part of all rows that differ at most, between 0 and 1
 * @param statement the bound in one sentence
 */
public record Sampling(
    String method,
    String salt,
    long n,
    long k,
    long population,
    double confidence,
    double upperBound,
    String statement) {
  public Sampling {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(salt, "salt");
    Objects.requireNonNull(statement, "statement");
  }
}
