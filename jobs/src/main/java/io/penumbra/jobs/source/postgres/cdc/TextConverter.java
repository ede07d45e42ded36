package io.penumbra.jobs.source.postgres.cdc;

import io.debezium.connector.postgresql.UnchangedToastedReplicationMessageColumn;
import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.util.Properties;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** Lets Debezium hand on each value as the text that Postgres wrote, with the column's type. */
public final class TextConverter implements CustomConverter<SchemaBuilder, RelationalColumn> {
  /** Stands for a large value that an update did not tell; no text of Postgres holds this. */
  static final String UNTOLD = "\0";

  private static final String TYPE = "type";
  private static final String PRECISION = "precision";
  private static final String SCALE = "scale";

  @Override
  public void configure(Properties properties) {}

  @Override
  public void converterFor(
      RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
    SchemaBuilder schema =
        SchemaBuilder.string()
            .optional()
            .parameter(TYPE, Integer.toString(column.nativeType()))
            .parameter(PRECISION, Integer.toString(column.length().orElse(0)))
            .parameter(SCALE, Integer.toString(column.scale().orElse(0)));
    registration.register(schema, TextConverter::text);
  }

  private static Object text(Object value) {
    if (value == UnchangedToastedReplicationMessageColumn.UNCHANGED_TOAST_VALUE) {
      return UNTOLD;
    }
    return value == null ? null : value.toString();
  }

  /** Oid of a field's type. */
  static int type(Schema field) {
    return number(field, TYPE);
  }

  static int precision(Schema field) {
    return number(field, PRECISION);
  }

  static int scale(Schema field) {
    return number(field, SCALE);
  }

  private static int number(Schema field, String parameter) {
    return Integer.parseInt(field.parameters().get(parameter));
  }
}
