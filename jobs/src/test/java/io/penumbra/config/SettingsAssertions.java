package io.penumbra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The three mechanical checks that every settings record has to pass. */
final class SettingsAssertions {
  private static final Map<String, String> VARIABLES = Map.of("PASSWORD", "secret", "PORT", "6543");

  private SettingsAssertions() {}

  /** What a file gives that says no more than it must. */
  static <T> void assertDefaults(Function<Section, T> read, String least, T expected) {
    assertThat(parse(read, least)).isEqualTo(expected);
  }

  /** Every key reaches its own component: each differs from what a smallest file gives. */
  static <T extends Record> void assertFullMapping(
      Function<Section, T> read, String least, String full, T expected) throws Exception {
    T standard = parse(read, least);
    assertThat(parse(read, full)).isEqualTo(expected);
    for (RecordComponent component : expected.getClass().getRecordComponents()) {
      assertThat(component.getAccessor().invoke(expected))
          .as(component.getName())
          .isNotEqualTo(component.getAccessor().invoke(standard));
    }
  }

  /** All of these problems are told at once, in this order, and no others. */
  static void assertProblems(Function<Section, ?> read, String yaml, String... problems) {
    PenumbraException error =
        catchThrowableOfType(PenumbraException.class, () -> parse(read, yaml));
    assertThat(error).isNotNull();
    assertThat(error.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    List<String> told = error.getMessage().lines().skip(1).map(String::strip).toList();
    assertThat(told).containsExactly(problems);
  }

  static <T> T parse(Function<Section, T> read, String yaml) {
    return SettingsFile.read(yaml, new Reading("test.yaml", VARIABLES::get), read);
  }
}
