package io.penumbra.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.embedded.EmbeddedCatalog;
import io.penumbra.embedded.EmbeddedPostgresServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "price", Types.DecimalType.of(15, 2)),
          Types.NestedField.optional(3, "day", Types.DateType.get()),
          Types.NestedField.optional(4, "remark", Types.StringType.get()),
          Types.NestedField.optional(5, "widened", Types.LongType.get()));
  private static final int ROWS = 100;

  @TempDir Path folder;
  private EmbeddedPostgresServer server;
  private Connection connection;
  private Table table;

  @BeforeEach
  void fill() throws SQLException, IOException {
    server = EmbeddedPostgresServer.start(folder.resolve("postgres"));
    connection = server.database().connect();
    execute(
        "CREATE TABLE item AS SELECT id::bigint, id + 0.50 AS price, date '2026-01-01' AS day,"
            + " 'item ' || id AS comment, id::integer AS widened FROM generate_series(1, %d) id"
                .formatted(ROWS));
    connection.setAutoCommit(false);
    Catalog catalog = EmbeddedCatalog.in(folder).open();
    ((SupportsNamespaces) catalog).createNamespace(Namespace.of("shop"));
    table = catalog.createTable(TableIdentifier.of("shop", "item"), SCHEMA);
    append();
  }

  @AfterEach
  void stop() throws SQLException {
    connection.close();
    server.close();
  }

  @Test
  void equalTablesHaveNoDifference() throws SQLException {
    assertThat(compare()).isEqualTo(new Comparison(ROWS, ROWS, 0, Optional.empty()));
  }

  @Test
  void aChangedValueIsFound() throws SQLException {
    execute("UPDATE item SET price = price + 0.01 WHERE id = 7");
    assertThat(compare().differences()).isEqualTo(1);
    assertThat(compare().example()).hasValueSatisfying(row -> assertThat(row).contains("7.51"));
  }

  @Test
  void aValueThatIsEmptyOnOneSideIsFound() throws SQLException {
    execute("UPDATE item SET comment = NULL WHERE id = 7");
    assertThat(compare().differences()).isEqualTo(1);
  }

  @Test
  void rowsThatOnlyOneSideHasAreFound() throws SQLException {
    execute("DELETE FROM item WHERE id IN (1, 50)");
    execute("INSERT INTO item VALUES (1000, 1, '2026-01-01', 'new', 1)");
    Comparison comparison = compare();
    assertThat(comparison.rowsInSource()).isEqualTo(ROWS - 1);
    assertThat(comparison.rowsInTable()).isEqualTo(ROWS);
    assertThat(comparison.differences()).isEqualTo(3);
  }

  @Test
  void aForeignWriterChangesAndDeletesWhatItSays() throws SQLException {
    List<Object> keys = new ForeignWriter(table, "id").tamper(20, 3, 2, "remark");
    Comparison comparison = compare();
    assertThat(keys).hasSize(5);
    assertThat(comparison.differences()).isEqualTo(5);
    assertThat(comparison.rowsInTable()).isEqualTo(ROWS - 2);
  }

  private Comparison compare() throws SQLException {
    table.refresh();
    return Comparison.of(
        connection, new MirroredPair("item", table, Map.of("remark", "comment"), List.of("id")));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void append() throws IOException {
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .build()
            .newDataWriter(
                OutputFileFactory.builderFor(table, 0, 0).build().newOutputFile(),
                table.spec(),
                null);
    try (writer) {
      // Backwards, so that nothing rests on the order in which files hold rows.
      for (long id = ROWS; id >= 1; id--) {
        writer.write(row(id));
      }
    }
    DataFile file = writer.toDataFile();
    table.newAppend().appendFile(file).commit();
  }

  private static Record row(long id) {
    GenericRecord row = GenericRecord.create(SCHEMA);
    row.set(0, id);
    row.set(1, BigDecimal.valueOf(id * 100 + 50, 2));
    row.set(2, LocalDate.of(2026, 1, 1));
    row.set(3, "item " + id);
    row.set(4, id);
    return row;
  }
}
