package io.penumbra.sql.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import io.penumbra.report.Severity;
import io.penumbra.tolerance.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnChecksTest {
  @TempDir private Path folder;

  @Test
  void readsChecksByTable() throws IOException {
    write(
        "shop.orders/big-orders.sql",
        """
        -- name: big-orders
        -- protects-from: orders whose price
        --   was cut
        -- tolerance: relative 1e-6
        -- severity: warn
        SELECT SUM(${column:price}) -- of all
        FROM ${table} WHERE status <> ';';
        """);
    write("rows.sql", "-- name: rows\n-- protects-from: loss\n\nSELECT COUNT(*) FROM ${table}\n");

    OwnChecks checks = OwnChecks.load(folder);

    assertThat(checks.of("shop.parts")).extracting(Check::name).containsExactly("rows");
    assertThat(checks.of("shop.orders"))
        .extracting(Check::name)
        .containsExactly("rows", "big-orders");
    Check big = checks.of("shop.orders").get(1);
    assertThat(big.protectsFrom()).isEqualTo("orders whose price was cut");
    assertThat(big.tolerance()).isEqualTo(Tolerance.parse("relative 1e-6"));
    assertThat(big.severity()).isEqualTo(Severity.WARN);
    assertThat(big.statement().text())
        .isEqualTo("SELECT SUM(${column:price}) -- of all\nFROM ${table} WHERE status <> ';'");
    assertThat(big.statement().named()).containsExactly("price");
  }

  @Test
  void namesEveryProblemOfAllFilesAtOnce() throws IOException {
    write("a.sql", "-- name: b\n-- protects: x\n-- tolerance: about\n-- severity: bad\n");
    write("shop.orders/c.sql", "-- name: c\n-- protects-from: x\nSELECT ${qty} FROM ${table}");
    write("shop.orders/d.sql", "-- name: d\n-- protects-from: x\n-- columns: any\nSELECT 1");
    write("row-count.sql", "-- name: row-count\n-- protects-from: x\nSELECT 1");

    assertThatThrownBy(() -> OwnChecks.load(folder))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("a.sql: header 'protects-from' is missing")
        .hasMessageContaining("a.sql: there is no header 'protects'")
        .hasMessageContaining("a.sql: its name 'b' is not that of the file")
        .hasMessageContaining("a.sql: 'about' is no tolerance")
        .hasMessageContaining("a.sql: severity 'bad' is not known; there are info, warn")
        .hasMessageContaining("a.sql: it has no statement")
        .hasMessageContaining("c.sql: nothing stands for ${qty}")
        .hasMessageContaining("d.sql: header 'columns' and a part for each column")
        .hasMessageContaining("row-count.sql: the suite has a check of that name");
  }

  @Test
  void saysWhichFolderIsMissing() {
    assertThatThrownBy(() -> OwnChecks.load(folder.resolve("none")))
        .hasMessageContaining("none")
        .hasMessageContaining("NoSuchFileException");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
