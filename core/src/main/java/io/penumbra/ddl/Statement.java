package io.penumbra.ddl;

import java.util.List;
import java.util.Objects;

/**
 * One statement that changes one table.
 *
 * @param table as written, one part or with namespaces
 * @param ifExists whether a missing table is no error
 * @param clauses in order: each is applied to what the ones before it made; never empty
 * @param text the statement as written, without the semicolon
 * @param at where it begins
 */
public record Statement(
    Path table, boolean ifExists, List<Clause> clauses, String text, Position at) {
  public Statement {
    Objects.requireNonNull(table, "table");
    clauses = List.copyOf(clauses);
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(at, "at");
  }
}
