package io.penumbra.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.sample.Confidence;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateArgumentsTest {
  private static final String CONFIG =
      "--config-text {\"catalog\":{\"type\":\"hadoop\",\"warehouse\":\"/w\"}} ";

  @Test
  void withoutOptionsEverythingIsComparedThatAPromotionNeeds() {
    ValidateArguments arguments = of(CONFIG + "shop.orders:wide");
    assertThat(arguments.table()).isEqualTo("shop.orders");
    assertThat(arguments.shadow()).isEqualTo("wide");
    assertThat(arguments.request()).isEqualTo(Request.standard());
  }

  @Test
  void theOptionsAreThoseOfTheCommand() {
    ValidateArguments arguments =
        of(
            "--levels schema,rows,sample --sample 500 --confidence 0.99 --columns a,b --where a=1 --anew "
                + CONFIG
                + "shop.orders:wide");
    assertThat(arguments.request())
        .isEqualTo(
            new Request(
                Set.of(LevelName.SCHEMA, LevelName.ROWS, LevelName.SAMPLE),
                new SampleWish(500, new Confidence(0.99)),
                Set.of("a", "b"),
                Optional.of("a=1"),
                true));
    assertThat(of("--sample 500 " + CONFIG + "t:s").request().levels())
        .containsExactlyInAnyOrder(LevelName.SCHEMA, LevelName.FILES, LevelName.SAMPLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.orders:wide",
        CONFIG + "shop.orders",
        CONFIG + "--level rows shop.orders:wide",
        CONFIG + "more shop.orders:wide"
      })
  void whatIsNotUnderstoodIsNamed(String words) {
    assertThatThrownBy(() -> of(words))
        .hasMessageStartingWith("Arguments [")
        .hasMessageEndingWith("] are not understood");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--levels all", "--sample some", "--confidence 2", "--sample 0"})
  void wrongValuesAreNamed(String words) {
    assertThatThrownBy(() -> of(words + " " + CONFIG + "shop.orders:wide"))
        .hasMessageContaining(words.split(" ", -1)[1]);
  }

  private static ValidateArguments of(String words) {
    return ValidateArguments.of(words.split(" ", -1));
  }
}
