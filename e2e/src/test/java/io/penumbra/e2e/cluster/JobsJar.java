package io.penumbra.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** The one jar for clusters. */
final class JobsJar {
  static final String MIRROR = "io.penumbra.jobs.mirror.MirrorJob";

  private JobsJar() {}

  static Path path() {
    Path jar = Path.of("../jobs/target/penumbra-jobs.jar").toAbsolutePath().normalize();
    assertThat(jar).as("made by the package phase of jobs").exists();
    return jar;
  }
}
