package io.penumbra.jobs.source.postgres.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.embedded.EmbeddedPostgresServer;
import io.penumbra.jobs.source.postgres.TestingPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceChecksTest {
  @Test
  void aSourceThatIsSetUpHasNoFailure() throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    postgres.run("CREATE TABLE t (id int PRIMARY KEY)");

    List<Finding> findings = SourceChecks.run(postgres.settings(List.of("public.t")));

    assertThat(findings)
        .extracting(Finding::name)
        .containsExactly(
            "connection",
            "wal_level",
            "max_replication_slots",
            "max_wal_senders",
            "rights",
            "publication",
            "slot",
            "wal held",
            "max_slot_wal_keep_size",
            "tables");
    assertThat(findings).filteredOn(finding -> finding.level() == Level.FAIL).isEmpty();
  }

  @Test
  void aUserWithoutRightsIsToldWhatToGrant() throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    postgres.run(
        "CREATE TABLE t (id int PRIMARY KEY)",
        "CREATE ROLE reader LOGIN PASSWORD 'secret'",
        "CREATE TABLE u (id int)");

    List<Finding> findings =
        SourceChecks.run(postgres.settings("reader", "secret", List.of("public.t", "public.u")));

    assertThat(findings)
        .filteredOn(finding -> finding.level() == Level.FAIL)
        .extracting(Finding::fix)
        .satisfiesExactly(
            fix -> assertThat(fix).isEqualTo("ALTER ROLE reader REPLICATION"),
            fix -> assertThat(fix).isEqualTo("GRANT SELECT ON public.t TO reader"),
            fix ->
                assertThat(fix).startsWith("GRANT CREATE ON DATABASE test_").endsWith("TO reader"),
            fix -> assertThat(fix).isEqualTo("ALTER TABLE public.u ADD PRIMARY KEY (...)"));
  }

  @Test
  void aSlotOfAnotherPluginIsNotTaken() throws Exception {
    TestingPostgres postgres = TestingPostgres.database();
    String slot = postgres.settings(List.of("public.t")).slot();
    postgres.run(
        "CREATE TABLE t (id int PRIMARY KEY)",
        "SELECT pg_create_logical_replication_slot('%s', 'test_decoding')".formatted(slot));

    assertThat(SourceChecks.run(postgres.settings(List.of("public.t"))))
        .filteredOn(finding -> finding.name().equals("slot"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.value()).contains("is of plugin test_decoding");
              assertThat(finding.fix()).isEqualTo("Set source.slot to another name");
            });
    postgres.run("SELECT pg_drop_replication_slot('%s')".formatted(slot));
  }

  @Test
  void aLogThatDoesNotTellRowsFails(@TempDir Path folder) throws Exception {
    try (EmbeddedPostgresServer server =
        EmbeddedPostgresServer.start(folder, Map.of("wal_level", "replica"))) {
      TestingPostgres postgres = TestingPostgres.on(server);
      postgres.run("CREATE TABLE t (id int PRIMARY KEY)");

      assertThat(SourceChecks.run(postgres.settings(List.of("public.t"))))
          .contains(
              new Finding(
                  "wal_level",
                  Level.FAIL,
                  "replica",
                  "ALTER SYSTEM SET wal_level = logical; then restart Postgres"));
    }
  }
}
