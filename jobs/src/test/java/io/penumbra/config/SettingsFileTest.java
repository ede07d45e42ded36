package io.penumbra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsFileTest {
  private static final Map<String, String> VARIABLES =
      Map.of("SHOP_PASSWORD", "s", "CATALOG_PASSWORD", "c", "CATALOG_TOKEN", "t");

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleLoads(Path example, @TempDir Path secrets) throws IOException {
    Files.writeString(secrets.resolve("shop-password"), "s");
    Settings settings =
        SettingsFile.parse(
            Files.readString(example),
            example.toString(),
            name -> name.equals("SECRETS_DIR") ? secrets.toString() : VARIABLES.get(name));
    assertThat(settings.requireSource().database()).isEqualTo("shop");
  }

  @Test
  void aFileWithThreeMistakesNamesAllThree() {
    String yaml =
        """
        catalog:
          type: jdbc
          uri: jdbc:sqlite:x.db
          warehose: /w
        flink:
          cluster: localhost
        """;
    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOf(PenumbraException.class)
        .hasMessage(
            """
            my.yaml has 3 problems
              catalog.warehouse: is missing; give a folder or bucket
              catalog.warehose: is no key of catalog; did you mean 'warehouse'?
              flink.cluster: is 'localhost'; give 'embedded' or HOST:PORT"""
                .stripTrailing());
  }

  @Test
  void aClusterIsReachedByItsRestEndpoint() {
    FlinkSettings flink =
        parse(LEAST + "flink: {cluster: 'jm:8081', properties: {a: b}}\n").flink();
    assertThat(flink)
        .isEqualTo(new FlinkSettings(Optional.of("jm:8081"), Map.of("a", "b")))
        .extracting(FlinkSettings::rest)
        .isEqualTo(Optional.of(URI.create("http://jm:8081")));
    assertThat(parse(LEAST).flink()).isEqualTo(new FlinkSettings(Optional.empty(), Map.of()));
  }

  @Test
  void aKeyGivenTwiceIsRefused() {
    assertThatThrownBy(() -> parse("catalog: {}\ncatalog: {}\n"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("Duplicate field 'catalog'");
  }

  @Test
  void aFileWithoutSourceSaysSoOnlyWhereOneIsNeeded() {
    Settings settings = parse(LEAST);
    assertThat(settings.source()).isEmpty();
    assertThatThrownBy(settings::requireSource).hasMessageContaining("no section 'source'");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> SettingsFile.load(Path.of("absent.yaml")))
        .hasMessage("Settings file 'absent.yaml' can't be read: NoSuchFileException");
  }

  private static final String LEAST = "catalog: {uri: 'jdbc:sqlite:x.db', warehouse: /w}\n";

  private static Settings parse(String yaml) {
    return SettingsFile.parse(yaml, "my.yaml", VARIABLES::get);
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../conf"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
