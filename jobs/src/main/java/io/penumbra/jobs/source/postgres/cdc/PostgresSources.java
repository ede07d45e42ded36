package io.penumbra.jobs.source.postgres.cdc;

import io.penumbra.config.SourceSettings;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.jobs.source.postgres.type.PgTypes;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.cdc.connectors.base.options.StartupOptions;
import org.apache.flink.cdc.connectors.postgres.source.config.PostgresSourceConfigFactory;

/** Makes the source of a mirror job. */
public final class PostgresSources {
  /** Also the longest time for which an idle table keeps the log from being dropped. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  private static final String CLIENT_TIME_ZONE = "UTC";

  private PostgresSources() {}

  /**
   * The snapshot of all tables and then their changes, without end.
   *
   * @param tables in the order in which changes count them
   * @param types the database's types when the tables were looked at
   */
  public static Source<MirrorEvent, ?, ?> stream(
      SourceSettings settings, List<SourceTable> tables, PgTypes types) {
    return source(settings, tables, types, StartupOptions.initial());
  }

  private static Source<MirrorEvent, ?, ?> source(
      SourceSettings settings, List<SourceTable> tables, PgTypes types, StartupOptions startup) {
    return new CdcSource(
        factory(settings, tables, startup, true),
        factory(settings, tables, startup, false),
        new ChangeDeserializer(new Formats(tables, types, settings.columnsAsString())),
        new SlotGuard(settings));
  }

  private static PostgresSourceConfigFactory factory(
      SourceSettings settings, List<SourceTable> tables, StartupOptions startup, boolean every) {
    PostgresSourceConfigFactory factory = new PostgresSourceConfigFactory();
    factory.hostname(settings.host());
    factory.port(settings.port());
    factory.database(settings.database());
    factory.username(settings.user());
    factory.password(settings.password().value());
    factory.slotName(settings.slot());
    factory.decodingPluginName("pgoutput");
    factory.schemaList(
        tables.stream()
            .map(SourceTable::schema)
            .distinct()
            .map(Pattern::quote)
            .toArray(String[]::new));
    factory.tableList(tables.stream().map(PostgresSources::pattern).toArray(String[]::new));
    factory.serverTimeZone(CLIENT_TIME_ZONE);
    factory.heartbeatInterval(HEARTBEAT);
    factory.startupOptions(startup);
    factory.skipSnapshotBackfill(every);
    factory.debeziumProperties(debezium(settings));
    return factory;
  }

  /** Flink CDC and Debezium take names as regular expressions, separated by commas. */
  private static String pattern(SourceTable table) {
    return Pattern.quote(table.schema()) + "\\." + Pattern.quote(table.name());
  }

  private static Properties debezium(SourceSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("publication.name", settings.publication());
    properties.setProperty("publication.autocreate.mode", "disabled");
    properties.setProperty("truncate.handling.mode", "include");
    properties.setProperty("tombstones.on.delete", "false");
    properties.setProperty("include.unknown.datatypes", "true");
    properties.setProperty("converters", "text");
    properties.setProperty("text.type", TextConverter.class.getName());
    // Values are read as the text that the server writes, not as the driver would write them.
    properties.setProperty("database.binaryTransfer", "false");
    return properties;
  }
}
