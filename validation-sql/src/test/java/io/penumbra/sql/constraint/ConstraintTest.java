package io.penumbra.sql.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.sql.constraint.Constraint.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {
  @Test
  void isReadAsSqlWritesIt() {
    assertThat(Constraint.parse("a", "unique ( x , y.z )"))
        .isEqualTo(new Constraint("a", Kind.UNIQUE, List.of("x", "y.z"), "", "", List.of()));
    assertThat(Constraint.parse("a", "NOT NULL (x)").kind()).isEqualTo(Kind.NOT_NULL);
    assertThat(Constraint.parse("a", "CHECK ((x > 1) OR y IN (')', 'a'))").check())
        .isEqualTo("(x > 1) OR y IN (')', 'a')");
    assertThat(Constraint.parse("a", "FOREIGN KEY (x, y) REFERENCES shop.eu.customers (a, b)"))
        .isEqualTo(
            new Constraint(
                "a",
                Kind.REFERENCE,
                List.of("x", "y"),
                "",
                "shop.eu.customers",
                List.of("a", "b")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UNIQUE",
        "UNIQUE (a,)",
        "PRIMARY KEY (a)",
        "CHECK (a > 0) OR (b > 0)",
        "CHECK (a > 0))",
        "FOREIGN KEY (a, b) REFERENCES shop.customers (a)",
        "FOREIGN KEY (a) REFERENCES customers (a)",
      })
  void isNothingElse(String text) {
    assertThatThrownBy(() -> Constraint.parse("a", text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
