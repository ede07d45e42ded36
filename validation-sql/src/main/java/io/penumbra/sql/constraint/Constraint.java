package io.penumbra.sql.constraint;

import io.penumbra.report.CheckedConstraint;
import java.util.List;
import java.util.Objects;

/**
 * What must hold of every row of a shadow.
 *
 * @param name tells it from others of the table
 * @param columns that it is about, as the shadow calls them; empty for a check
 * @param check a condition in SQL that must not be false, empty but for a check
 * @param referenced the table that a reference leads to, as {@code shop.customers}; else empty
 * @param referencedColumns its columns, in the order of {@code columns}
 */
public record Constraint(
    String name,
    Kind kind,
    List<String> columns,
    String check,
    String referenced,
    List<String> referencedColumns) {
  /** What kind of thing must hold. */
  public enum Kind {
    /** No two rows share values; NULL equals nothing. */
    UNIQUE("unique"),
    NOT_NULL("not null"),
    CHECK("check"),
    /** There is a row that has these values; NULL needs none. */
    REFERENCE("reference");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As reports call it. */
    public String word() {
      return word;
    }
  }

  public Constraint {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(referenced, "referenced");
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
  }

  /**
   * Reads {@code UNIQUE (a, b)}, {@code NOT NULL (a)}, {@code CHECK (condition)} or {@code FOREIGN
   * KEY (a) REFERENCES namespace.table (b)}.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static Constraint parse(String name, String text) {
    return ConstraintText.parse(name, text);
  }

  /** As reports name it when it was checked: equal as long as it is declared alike. */
  public CheckedConstraint checked() {
    return new CheckedConstraint(name, definition());
  }

  /** What it says, as it is declared; two that say the same have the same definition. */
  public String definition() {
    String about = String.join(", ", columns);
    return switch (kind) {
      case UNIQUE -> "UNIQUE (" + about + ")";
      case NOT_NULL -> "NOT NULL (" + about + ")";
      case CHECK -> "CHECK (" + check + ")";
      case REFERENCE ->
          "FOREIGN KEY (%s) REFERENCES %s (%s)"
              .formatted(about, referenced, String.join(", ", referencedColumns));
    };
  }
}
