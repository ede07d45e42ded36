package io.penumbra.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code docs/configuration.md} lists every key that the readers ask for; {@code
 * -Dpenumbra.docs=write} brings it up to date.
 */
class ConfigurationDocTest {
  private static final Path DOC = Path.of("../docs/configuration.md");
  private static final String LEAST =
      """
      source: {host: db, database: shop, user: me, password: x, schemas: [public]}
      catalog: {uri: 'jdbc:sqlite:x.db', warehouse: /w}
      """;

  @Test
  void theDocumentListsEveryKey() throws IOException {
    Reading reading = new Reading("least.yaml", name -> null);
    SettingsFile.read(LEAST, reading, Settings::read);
    String keys =
        reading.keys().stream()
            .map(key -> "| `%s` | %s | %s |\n".formatted(key.path(), key.allowed(), standard(key)))
            .collect(Collectors.joining());
    String page =
        """
        # Configuration

        YAML; `conf/` holds numbered examples. All problems of a file are told at once, and a key \
        that is not below is one of them. `${NAME}` and `${NAME:-otherwise}` take environment \
        variables; times and sizes have a unit. The section `source` may be missing where tables \
        are only looked at.

        | key | value | where it is missing |
        |---|---|---|
        """
            + keys;
    if ("write".equals(System.getProperty("penumbra.docs"))) {
      Files.writeString(DOC, page);
    }
    assertThat(DOC).hasContent(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"constraints.md", "reports.md", "types.md"})
  void theSettingsInOtherDocumentsAreRead(String document) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    Matcher snippets =
        Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(DOC.resolveSibling(document)));
    int read = 0;
    while (snippets.find()) {
      JsonNode least = yaml.readTree(LEAST);
      JsonNode all = yaml.readerForUpdating(least).readValue(snippets.group(1));
      SettingsFile.parse(yaml.writeValueAsString(all), document, name -> null);
      read++;
    }
    assertThat(read).isPositive();
  }

  private static String standard(Key key) {
    return key.standard().isEmpty() ? "" : "`" + key.standard() + "`";
  }
}
