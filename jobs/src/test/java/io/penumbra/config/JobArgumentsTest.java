package io.penumbra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JobArgumentsTest {
  @Test
  void settingsComeFromAFile() {
    assertThatThrownBy(() -> JobArguments.settings("--config", "absent.yaml"))
        .hasMessageContaining("'absent.yaml' can't be read");
  }

  @Test
  void settingsComeFromTheArgumentItself() {
    Settings settings =
        JobArguments.settings("--config-text", "catalog: {type: hadoop, warehouse: /w}");
    assertThat(settings.catalog().warehouse()).isEqualTo("/w");
  }

  @Test
  void otherArgumentsAreNamed() {
    assertThatThrownBy(() -> JobArguments.settings("--conf", "a.yaml"))
        .hasMessage("Arguments [--conf, a.yaml] are not understood");
  }
}
