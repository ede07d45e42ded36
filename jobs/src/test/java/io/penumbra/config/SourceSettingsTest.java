package io.penumbra.config;

import static io.penumbra.config.SettingsAssertions.assertDefaults;
import static io.penumbra.config.SettingsAssertions.assertFullMapping;
import static io.penumbra.config.SettingsAssertions.assertProblems;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSettingsTest {
  private static final String LEAST =
      "{host: localhost, database: shop, user: me, password: x, schemas: [public]}";

  @Test
  void aSmallestFileGivesTheDefaults() {
    assertDefaults(SourceSettings::read, LEAST, standard());
  }

  @Test
  void everyKeyReachesItsComponent() throws Exception {
    assertFullMapping(
        SourceSettings::read,
        LEAST,
        """
        host: db
        port: ${PORT}
        database: crm
        user: you
        password-env: PASSWORD
        tables: [public.orders, sales.items]
        slot: slot_1
        publication: pub_1
        columns-as-string: [public.orders.price]
        """,
        new SourceSettings(
            "db",
            6543,
            "crm",
            "you",
            new Secret("secret"),
            List.of(),
            List.of("public.orders", "sales.items"),
            "slot_1",
            "pub_1",
            Set.of("public.orders.price")));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertProblems(
        SourceSettings::read,
        "{hots: db, port: 99999, database: shop, user: '${NOBODY}', tables: [orders], slot: A-B}",
        "host: is missing; give a host name",
        "port: is '99999'; give a whole number from 1 to 65535",
        "user: is '${NOBODY}', and that environment variable is not set; set it",
        "password: give exactly one of password, password-env, password-file",
        "tables: is 'orders'; give schema.table, as public.orders",
        "slot: is 'A-B'; give 1 to 63 of a-z, 0-9 and _",
        "hots: is no key of the file; did you mean 'host'?");
  }

  @Test
  void aPasswordComesFromAFileWithoutItsLineEnd(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "secret\n");
    String yaml = LEAST.replace("password: x", "password-file: " + file);
    SourceSettings settings = SettingsAssertions.parse(SourceSettings::read, yaml);
    assertThat(settings.password()).isEqualTo(new Secret("secret"));
  }

  @Test
  void aPasswordIsNeverPrinted() {
    assertThat(standard().toString()).doesNotContain("=x").contains("******");
  }

  private static SourceSettings standard() {
    return new SourceSettings(
        "localhost",
        5432,
        "shop",
        "me",
        new Secret("x"),
        List.of("public"),
        List.of(),
        "penumbra",
        "penumbra",
        Set.of());
  }
}
