package io.penumbra.jobs.source.postgres;

import io.penumbra.config.SourceSettings;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.jobs.source.postgres.cdc.PostgresSources;
import io.penumbra.jobs.source.postgres.table.Surveyor;
import io.penumbra.jobs.source.postgres.table.TableSurvey;
import io.penumbra.jobs.source.postgres.type.PgTypes;
import java.util.List;
import org.apache.flink.api.connector.source.Source;

/**
 * A Postgres database as a source, in the order of use: {@link #survey}, {@link #prepare}, {@link
 * #stream}.
 */
public final class PostgresSource {
  private PostgresSource() {}

  /**
   * Looks at the tables that the settings name.
   *
   * @throws PenumbraException SOURCE_UNREACHABLE, SOURCE_LOGIN
   */
  public static TableSurvey survey(SourceSettings settings) {
    return Surveyor.survey(settings);
  }

  /**
   * Makes the publication, or adds the tables to it. The slot is made by the job.
   *
   * @throws PenumbraException SOURCE_SETUP with the command that mends it
   */
  public static void prepare(SourceSettings settings, List<SourceTable> tables) {
    Publication.ensure(settings, tables);
  }

  /**
   * All rows of the tables and then their changes, without end; {@link
   * io.penumbra.jobs.source.Routing} is to follow it in the job.
   *
   * @param tables in the order in which changes count them
   */
  public static Source<MirrorEvent, ?, ?> stream(
      SourceSettings settings, List<SourceTable> tables, PgTypes types) {
    return PostgresSources.stream(settings, tables, types);
  }
}
