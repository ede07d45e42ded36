package io.penumbra.config;

import static io.penumbra.config.SettingsAssertions.assertDefaults;
import static io.penumbra.config.SettingsAssertions.assertFullMapping;
import static io.penumbra.config.SettingsAssertions.assertProblems;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogSettingsTest {
  private static final String LEAST = "{uri: 'jdbc:sqlite:x.db', warehouse: /w}";

  @Test
  void aSmallestFileGivesTheDefaults() {
    assertDefaults(
        CatalogSettings::read,
        LEAST,
        new CatalogSettings("penumbra", CatalogType.JDBC, "jdbc:sqlite:x.db", "/w", Map.of()));
  }

  @Test
  void everyKeyReachesItsComponent() throws Exception {
    assertFullMapping(
        CatalogSettings::read,
        LEAST,
        "{name: lake, type: rest, uri: 'http://c', warehouse: 's3://b', properties: {token: t}}",
        new CatalogSettings("lake", CatalogType.REST, "http://c", "s3://b", Map.of("token", "t")));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertProblems(
        CatalogSettings::read,
        "{type: hive, name: [a], properties: {token: '${NOBODY}'}, warehose: /w}",
        "type: is 'hive'; give one of jdbc, rest, hadoop",
        "name: holds keys or a list; give a name",
        "uri: is missing; give the catalog's address",
        "warehouse: is missing; give a folder or bucket",
        "properties.token: is '${NOBODY}', and that environment variable is not set; set it",
        "warehose: is no key of the file; did you mean 'warehouse'?");
  }

  @Test
  void aHadoopCatalogNeedsNoUri() {
    assertDefaults(
        CatalogSettings::read,
        "{type: hadoop, warehouse: /w}",
        new CatalogSettings("penumbra", CatalogType.HADOOP, "", "/w", Map.of()));
  }
}
