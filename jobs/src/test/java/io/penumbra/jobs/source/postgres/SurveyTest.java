package io.penumbra.jobs.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.config.Secret;
import io.penumbra.config.SourceSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.jobs.source.TableSchemas;
import io.penumbra.jobs.source.postgres.table.Refusal;
import io.penumbra.jobs.source.postgres.table.TableSurvey;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTest {
  private final TestingPostgres postgres = TestingPostgres.database();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "numeric",
        "numeric(39,2)",
        "interval",
        "timetz",
        "money",
        "int4range",
        "point",
        "inet",
        "bit(3)",
        "tsvector",
        "xml",
        "numeric[]",
        "interval[]"
      })
  void aTypeThatIcebergHoldsInPartOnlyIsRefusedByItsColumn(String type) throws SQLException {
    postgres.run(
        "CREATE TABLE t (id int PRIMARY KEY, price %s)".formatted(type),
        "ALTER TABLE t REPLICA IDENTITY FULL");

    assertThat(survey("public.t").refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.SOURCE_TYPE);
              assertThat(refusal.reason())
                  .startsWith("no Iceberg type holds every value of column price of type");
              assertThat(refusal.next())
                  .isEqualTo("To hold it as text, set source.columns-as-string: [public.t.price]");
            });
  }

  @Test
  void aTableWithoutAKeyIsRefused() throws SQLException {
    postgres.run(
        "CREATE TABLE a (id int)",
        "CREATE TABLE b (id int PRIMARY KEY DEFERRABLE)",
        "CREATE TABLE c (id int PRIMARY KEY)",
        "ALTER TABLE c REPLICA IDENTITY NOTHING");

    assertThat(survey("public.a", "public.b", "public.c").refusals())
        .extracting(Refusal::next)
        .containsExactly(
            "ALTER TABLE public.a ADD PRIMARY KEY (...)",
            "ALTER TABLE public.b ADD PRIMARY KEY (...)",
            "ALTER TABLE public.c REPLICA IDENTITY FULL");
  }

  @Test
  void largeValuesNeedTheFullReplicaIdentity() throws SQLException {
    postgres.run("CREATE TABLE \"Big\" (id int PRIMARY KEY, a text, b varchar(10))");

    assertThat(survey("public.Big").refusals())
        .singleElement()
        .isEqualTo(
            new Refusal(
                "public.Big",
                ErrorCode.SOURCE_SETUP,
                "updates do not tell unchanged large values of a, b (TOAST)",
                "ALTER TABLE public.\"Big\" REPLICA IDENTITY FULL"));
    postgres.run("ALTER TABLE \"Big\" REPLICA IDENTITY FULL");
    assertThat(survey("public.Big").complete()).hasSize(1);
  }

  @Test
  void aTableThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> survey("public.orders").complete())
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("Table public.orders: database 'test_")
        .hasMessageContaining("has no such table");
  }

  @Test
  void theSchemaOfANewTableHasTheKeyAndWhatIsNeverNull() throws SQLException {
    postgres.run(
        "CREATE TABLE t (n int, tags int[], b char(2), a int, r int NOT NULL,"
            + " g int GENERATED ALWAYS AS (a) STORED, PRIMARY KEY (b, a))",
        "ALTER TABLE t REPLICA IDENTITY FULL");

    SourceTable table = survey("public.t").complete().get(0);
    Schema schema = TableSchemas.of(table);

    assertThat(table.key()).containsExactly("b", "a");
    assertThat(schema.columns().toString())
        .isEqualTo(
            "[1: n: optional int, 2: tags: optional list<int>, 3: b: required string,"
                + " 4: a: required int, 5: r: required int]");
    assertThat(schema.identifierFieldNames()).containsExactlyInAnyOrder("b", "a");
  }

  @Test
  void aWrongPasswordIsNoMissingServer() {
    assertThatThrownBy(() -> PostgresSource.survey(postgres.settings("nobody", "x", List.of())))
        .isInstanceOfSatisfying(
            PenumbraException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_LOGIN))
        .hasMessageContaining("User 'nobody' was refused by Postgres at 127.0.0.1:");
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() {
    SourceSettings nowhere =
        new SourceSettings(
            "127.0.0.1",
            1,
            "shop",
            "me",
            new Secret("x"),
            List.of(),
            List.of("public.t"),
            "slot",
            "penumbra",
            Set.of());

    assertThatThrownBy(() -> PostgresSource.survey(nowhere))
        .isInstanceOfSatisfying(
            PenumbraException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE))
        .hasMessageContaining("Postgres at 127.0.0.1:1 does not answer");
  }

  private TableSurvey survey(String... tables) {
    return PostgresSource.survey(postgres.settings(List.of(tables)));
  }
}
