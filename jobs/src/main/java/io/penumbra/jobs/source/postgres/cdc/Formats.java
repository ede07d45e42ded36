package io.penumbra.jobs.source.postgres.cdc;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.SourceColumn;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.jobs.source.postgres.type.ColumnType;
import io.penumbra.jobs.source.postgres.type.PgColumn;
import io.penumbra.jobs.source.postgres.type.PgTypes;
import io.penumbra.jobs.source.postgres.type.TextReader;
import io.penumbra.jobs.source.postgres.type.TypeMapping;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.types.Type;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/** Works out how to read rows whose columns Debezium tells; again whenever they change. */
final class Formats implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<SourceTable> tables;
  private final PgTypes types;
  private final Set<String> asString;

  Formats(List<SourceTable> tables, PgTypes types, Set<String> asString) {
    this.tables = new ArrayList<>(tables);
    this.types = types;
    this.asString = new HashSet<>(asString);
  }

  SourceTable table(int index) {
    return tables.get(index);
  }

  /** Position of a table in the job's list, -1 for a table that is not mirrored. */
  int indexOf(String schema, String name) {
    for (int i = 0; i < tables.size(); i++) {
      if (tables.get(i).name().equals(name) && tables.get(i).schema().equals(schema)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * @param snapshot whether the rows come from a SELECT: that has generated columns too, which the
   *     stream never has, so only columns that the job knows count
   * @throws PenumbraException SOURCE_TYPE when the table can't be followed in this form
   */
  TableFormat format(int index, Schema row, boolean snapshot) {
    SourceTable table = tables.get(index);
    List<SourceColumn> columns = new ArrayList<>();
    List<TextReader> readers = new ArrayList<>();
    for (Field field : row.fields()) {
      if (!snapshot || find(table, field.name()).isPresent()) {
        ColumnType type = type(table, field);
        columns.add(new SourceColumn(field.name(), type.type()));
        readers.add(type.reader());
      }
    }
    Layout layout = Layout.of(index, columns);
    check(table, layout);
    return new TableFormat(layout, readers.toArray(TextReader[]::new));
  }

  private ColumnType type(SourceTable table, Field field) {
    String name = table.qualifiedName() + '.' + field.name();
    if (asString.contains(name)) {
      return TypeMapping.TEXT;
    }
    PgColumn column =
        new PgColumn(
            field.name(),
            TextConverter.type(field.schema()),
            TextConverter.precision(field.schema()),
            TextConverter.scale(field.schema()));
    TypeMapping mapping = new TypeMapping(types);
    return mapping
        .find(column)
        .orElseThrow(
            () ->
                failure(
                    "No Iceberg type holds every value of %s of type %s"
                        .formatted(name, mapping.name(column)),
                    "To hold it as text, set source.columns-as-string: [%s]".formatted(name)));
  }

  private static void check(SourceTable table, Layout layout) {
    for (SourceColumn column : table.columns()) {
      int position = layout.indexOf(column.name());
      if (position < 0) {
        throw failure(
            "Column %s.%s is gone at the source".formatted(table.qualifiedName(), column.name()),
            "Restart the mirror: it goes on without the column, which stays as it was");
      }
      Type now = layout.columns().get(position).type();
      if (table.key().contains(column.name()) && !follows(column.type(), now)) {
        throw failure(
            "Key column %s.%s changed its type at the source from %s to %s"
                .formatted(table.qualifiedName(), column.name(), column.type(), now),
            "Mirror the table anew: values of its key changed in every row");
      }
    }
  }

  private static boolean follows(Type before, Type now) {
    return before.equals(now)
        || (before.typeId() == Type.TypeID.INTEGER && now.typeId() == Type.TypeID.LONG);
  }

  private static Optional<SourceColumn> find(SourceTable table, String name) {
    return table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
  }

  private static PenumbraException failure(String reason, String next) {
    return new PenumbraException(ErrorCode.SOURCE_TYPE, reason, next);
  }
}
