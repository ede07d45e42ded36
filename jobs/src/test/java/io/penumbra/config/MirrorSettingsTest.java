package io.penumbra.config;

import static io.penumbra.config.SettingsAssertions.assertDefaults;
import static io.penumbra.config.SettingsAssertions.assertFullMapping;
import static io.penumbra.config.SettingsAssertions.assertProblems;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MirrorSettingsTest {
  @Test
  void aSmallestFileGivesTheDefaults() {
    assertDefaults(
        MirrorSettings::read,
        "{}",
        new MirrorSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            1,
            2,
            128 << 20,
            Optional.empty(),
            new LaneLimits(1.25, 0.25, Duration.ofSeconds(30)),
            new RetentionSettings(100, 20, 24)));
  }

  @Test
  void everyKeyReachesItsComponent() throws Exception {
    assertFullMapping(
        MirrorSettings::read,
        "{}",
        """
        checkpoint-interval: 10s
        control-interval: 2s
        parallelism: 4
        format-version: 3
        target-file-size: 64mb
        namespace: shop
        limits: {commit-interval-factor: 2, heap-share: 0.5, lag: 1min}
        retention: {main-snapshots: 5, lane-snapshots: 3, lane-hours: 2}
        """,
        new MirrorSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            4,
            3,
            64 << 20,
            Optional.of("shop"),
            new LaneLimits(2, 0.5, Duration.ofMinutes(1)),
            new RetentionSettings(5, 3, 2)));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertProblems(
        MirrorSettings::read,
        """
        checkpoint-interval: 10
        paralelism: 4
        format-version: 1
        target-file-size: 5 parsecs
        limits: 7
        retention: {lane-hours: -1}
        """,
        "checkpoint-interval: is '10'; give a time of 10ms or more, as 500ms, 10s, 5min, 24h or 7d",
        "format-version: is '1'; give a whole number from 2 to 3",
        "target-file-size: is '5 parsecs'; give a size of 1mb or more, as 512kb, 64mb or 1gb",
        "limits: is '7'; a section with keys of its own belongs here",
        "retention.lane-hours: is '-1'; give a whole number from 1 to 1000000",
        "paralelism: is no key of the file; did you mean 'parallelism'?");
  }
}
