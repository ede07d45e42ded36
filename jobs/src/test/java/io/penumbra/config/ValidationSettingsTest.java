package io.penumbra.config;

import static io.penumbra.config.SettingsAssertions.assertDefaults;
import static io.penumbra.config.SettingsAssertions.assertFullMapping;
import static io.penumbra.config.SettingsAssertions.assertProblems;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.sql.constraint.Constraint;
import io.penumbra.tolerance.Tolerance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidationSettingsTest {
  @Test
  void aSmallestFileGivesTheDefaults() {
    assertDefaults(
        ValidationSettings::read,
        "{}",
        new ValidationSettings(1, 1_000, 1_000_000, Optional.empty(), Map.of()));
  }

  @Test
  void everyKeyReachesItsComponent() throws Exception {
    assertFullMapping(
        ValidationSettings::read,
        "{}",
        "{parallelism: 2, discrepancies: 10, recheck-rows: 0, sql: checks, max-age: 5min,"
            + " redact: {shop.orders.email: hashed},"
            + " constraints: {'shop.orders:wide.one': 'UNIQUE (a, b)'}, throttle: 50mb,"
            + " tolerances: {shop.orders.price: 'absolute 0.01'}}",
        new ValidationSettings(
            2,
            10,
            0,
            Optional.of(Path.of("checks")),
            Map.of("shop.orders.email", Redact.HASHED),
            Optional.of(Duration.ofMinutes(5)),
            Map.of("shop.orders:wide.one", Constraint.parse("one", "UNIQUE (a, b)")),
            Map.of("shop.orders.price", Tolerance.parse("absolute 0.01")),
            Optional.of(50L << 20)));
  }

  @Test
  void aToleranceOfAShadowWinsOverThatOfItsTable() {
    Map<String, Tolerance> declared =
        Map.of(
            "a.b.price", Tolerance.parse("absolute 1"),
            "a.b.x.y", Tolerance.parse("trim"),
            "a.b:wide.price", Tolerance.parse("absolute 2"),
            "a.bc.price", Tolerance.parse("absolute 3"));

    assertThat(ColumnTolerance.of(declared, "a.b", "wide"))
        .isEqualTo(Map.of("price", Tolerance.parse("absolute 2"), "x.y", Tolerance.parse("trim")));
    assertThat(ColumnTolerance.of(declared, "a.b", "other").get("price"))
        .isEqualTo(Tolerance.parse("absolute 1"));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertProblems(
        ValidationSettings::read,
        "{parallelism: 0, recheckrows: 1, redact: {a.b.c: hidden, email: masked},"
            + " constraints: {one: NOT NULL (a), a.b.c: PRIMARY KEY (a)},"
            + " tolerances: {price: trim, a.b.c: about}}",
        "parallelism: is '0'; give a whole number from 1 to 10000",
        "redact.a.b.c: is 'hidden'; give one of full, hashed, masked",
        "redact.email: is no column; give NAMESPACE.TABLE.COLUMN or *.COLUMN",
        "constraints.a.b.c: is 'PRIMARY KEY (a)'; give UNIQUE (A, B), NOT NULL (A), CHECK (CONDITION)"
            + " or FOREIGN KEY (A) REFERENCES NAMESPACE.TABLE (B)",
        "constraints.one: is no name of a constraint; give NAMESPACE.TABLE.NAME, or"
            + " NAMESPACE.TABLE:SHADOW.NAME",
        "tolerances.a.b.c: 'about' is no tolerance; give exact, or some of: absolute NUMBER,"
            + " relative NUMBER, time DURATION (as 1ms, 1s, 1min, 1h, 1d), trim, ignore-case",
        "tolerances.price: is no column; give NAMESPACE.TABLE.COLUMN, or"
            + " NAMESPACE.TABLE:SHADOW.COLUMN",
        "recheckrows: is no key of the file; did you mean 'recheck-rows'?");
  }
}
