package io.penumbra.config;

import static io.penumbra.config.SettingsAssertions.assertDefaults;
import static io.penumbra.config.SettingsAssertions.assertFullMapping;
import static io.penumbra.config.SettingsAssertions.assertProblems;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidationSettingsTest {
  @Test
  void aSmallestFileGivesTheDefaults() {
    assertDefaults(
        ValidationSettings::read,
        "{}",
        new ValidationSettings(1, 1_000, 1_000_000, Optional.empty()));
  }

  @Test
  void everyKeyReachesItsComponent() throws Exception {
    assertFullMapping(
        ValidationSettings::read,
        "{}",
        "{parallelism: 2, discrepancies: 10, recheck-rows: 0, sql: checks}",
        new ValidationSettings(2, 10, 0, Optional.of(Path.of("checks"))));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertProblems(
        ValidationSettings::read,
        "{parallelism: 0, recheckrows: 1}",
        "parallelism: is '0'; give a whole number from 1 to 10000",
        "recheckrows: is no key of the file; did you mean 'recheck-rows'?");
  }
}
