package io.penumbra.jobs.source.postgres.table;

import io.penumbra.config.SourceSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.jobs.source.postgres.type.PgTypes;
import io.penumbra.jobs.source.postgres.type.TypeMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks at the source's tables. */
public final class Surveyor {
  private Surveyor() {}

  /**
   * @throws PenumbraException when the source can't be entered or read
   */
  public static TableSurvey survey(SourceSettings settings) {
    try (Connection connection = PostgresLogin.connect(settings)) {
      return survey(settings, connection);
    } catch (SQLException e) {
      throw new PenumbraException(
          ErrorCode.SOURCE_UNREACHABLE,
          "The catalog of database '%s' could not be read: %s"
              .formatted(settings.database(), e.getMessage()),
          "Try again: penumbra doctor",
          e);
    }
  }

  private static TableSurvey survey(SourceSettings settings, Connection connection)
      throws SQLException {
    PgTypes types = PgTypes.load(connection);
    List<FoundTable> found =
        new CatalogReader(connection).read(settings.tables(), settings.schemas());
    List<Refusal> refusals = missing(settings, found);
    List<SourceTable> tables = new ArrayList<>();
    Judge judge = new Judge(new TypeMapping(types), settings.columnsAsString());
    for (FoundTable table : found) {
      judge.judge(table, refusals).ifPresent(tables::add);
    }
    return new TableSurvey(tables, refusals, types);
  }

  private static List<Refusal> missing(SourceSettings settings, List<FoundTable> found) {
    List<String> wanted = new ArrayList<>(settings.tables());
    found.forEach(table -> wanted.remove(table.qualifiedName()));
    List<Refusal> refusals = new ArrayList<>();
    for (String table : wanted) {
      refusals.add(
          new Refusal(
              table,
              ErrorCode.TABLE_NOT_FOUND,
              "database '%s' has no such table".formatted(settings.database()),
              "Correct source.tables; names are as in pg_class, lower case unless quoted"));
    }
    return refusals;
  }
}
