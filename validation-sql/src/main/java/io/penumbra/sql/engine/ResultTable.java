package io.penumbra.sql.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows that a statement gave. Values are Long for whole numbers of any width, Double, BigDecimal,
 * Boolean, String, ByteBuffer, UUID, LocalDate, LocalTime, LocalDateTime, Instant, or lists of
 * such; null is NULL.
 *
 * @param columns their names
 * @param rows values in the order of the columns
 * @param complete whether these are all
 */
public record ResultTable(List<String> columns, List<List<Object>> rows, boolean complete) {
  public ResultTable {
    columns = List.copyOf(columns);
    List<List<Object>> copies = new ArrayList<>();
    rows.forEach(row -> copies.add(Collections.unmodifiableList(new ArrayList<>(row))));
    rows = Collections.unmodifiableList(copies);
  }
}
