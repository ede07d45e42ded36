package io.penumbra.sql.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuiteTest {
  @Test
  void readsEveryFileOfTheSuite() throws IOException, URISyntaxException {
    Path folder = Path.of(SuiteTest.class.getResource("/io/penumbra/sql/suite").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".sql", "")))
          .containsExactlyInAnyOrderElementsOf(Suite.NAMES);
    }
    assertThat(Suite.checks()).extracting(Check::name).isEqualTo(Suite.NAMES);
    assertThat(Suite.checks()).allMatch(check -> !check.protectsFrom().isEmpty());
  }
}
