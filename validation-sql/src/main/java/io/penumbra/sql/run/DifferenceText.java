package io.penumbra.sql.run;

import io.penumbra.sql.result.RowDifference;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The difference of two results in words. */
final class DifferenceText {
  /** Rows of each side that are told one by one. */
  private static final int SHOWN = 5;

  private static final int LONGEST = 200;

  private DifferenceText() {}

  /**
   * @param columns names of the results' columns
   */
  static String of(List<String> columns, RowDifference difference) {
    return difference.primary().size() == 1 && difference.shadow().size() == 1
        ? columns(columns, difference.primary().get(0), difference.shadow().get(0))
        : rows(difference);
  }

  /** Of one row each: only what differs. */
  private static String columns(List<String> columns, List<?> primary, List<?> shadow) {
    List<String> differing = new ArrayList<>();
    for (int i = 0; i < Math.min(primary.size(), shadow.size()); i++) {
      if (!Objects.equals(primary.get(i), shadow.get(i))) {
        differing.add(
            "%s is %s in the primary and %s in the shadow"
                .formatted(columns.get(i), value(primary.get(i)), value(shadow.get(i))));
      }
    }
    int more = differing.size() - SHOWN;
    String shown = differing.stream().limit(SHOWN).collect(Collectors.joining("; "));
    return more > 0 ? shown + "; and " + more + " more columns" : shown;
  }

  private static String rows(RowDifference difference) {
    return "the primary alone gives %s, the shadow alone gives %s"
        .formatted(rows(difference.primary()), rows(difference.shadow()));
  }

  private static String rows(List<List<Object>> rows) {
    if (rows.isEmpty()) {
      return "nothing";
    }
    String shown =
        rows.stream().limit(SHOWN).map(DifferenceText::row).collect(Collectors.joining(", "));
    int more = rows.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more rows" : shown;
  }

  private static String row(List<?> row) {
    return row.stream().map(DifferenceText::value).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String value(Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return cut("0x" + HexFormat.of().formatHex(copy));
    }
    if (value instanceof List<?> list) {
      return row(list);
    }
    return value instanceof String text ? "'" + cut(text) + "'" : value.toString();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
  }
}
