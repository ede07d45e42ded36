package io.penumbra.config;

import static io.penumbra.config.SettingsAssertions.assertDefaults;
import static io.penumbra.config.SettingsAssertions.assertFullMapping;
import static io.penumbra.config.SettingsAssertions.assertProblems;

import io.penumbra.sql.constraint.Constraint;
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
            + " constraints: {'shop.orders:wide.one': 'UNIQUE (a, b)'}, throttle: 50mb}",
        new ValidationSettings(
            2,
            10,
            0,
            Optional.of(Path.of("checks")),
            Map.of("shop.orders.email", Redact.HASHED),
            Optional.of(Duration.ofMinutes(5)),
            Map.of("shop.orders:wide.one", Constraint.parse("one", "UNIQUE (a, b)")),
            Optional.of(50L << 20)));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertProblems(
        ValidationSettings::read,
        "{parallelism: 0, recheckrows: 1, redact: {a.b.c: hidden, email: masked},"
            + " constraints: {one: NOT NULL (a), a.b.c: PRIMARY KEY (a)}}",
        "parallelism: is '0'; give a whole number from 1 to 10000",
        "redact.a.b.c: is 'hidden'; give one of full, hashed, masked",
        "redact.email: is no column; give NAMESPACE.TABLE.COLUMN or *.COLUMN",
        "constraints.a.b.c: is 'PRIMARY KEY (a)'; give UNIQUE (A, B), NOT NULL (A), CHECK (CONDITION)"
            + " or FOREIGN KEY (A) REFERENCES NAMESPACE.TABLE (B)",
        "constraints.one: is no name of a constraint; give NAMESPACE.TABLE.NAME, or"
            + " NAMESPACE.TABLE:SHADOW.NAME",
        "recheckrows: is no key of the file; did you mean 'recheck-rows'?");
  }
}
