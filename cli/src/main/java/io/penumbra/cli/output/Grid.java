package io.penumbra.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Rows under headings, each column as wide as it needs. */
public final class Grid {
  private static final int GAP = 2;

  private final List<List<String>> rows = new ArrayList<>();

  public Grid(String... headings) {
    rows.add(List.of(headings));
  }

  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  public boolean isEmpty() {
    return rows.size() == 1;
  }

  String render(Ansi ansi) {
    Column[] columns =
        IntStream.range(0, rows.get(0).size())
            .mapToObj(i -> new Column(width(i), 0, Overflow.SPAN))
            .toArray(Column[]::new);
    TextTable table = TextTable.forColumns(Help.defaultColorScheme(ansi), columns);
    rows.forEach(
        row ->
            table.addRowValues(
                row.stream()
                    .map(cell -> row == rows.get(0) ? "@|bold " + cell + "|@" : cell)
                    .map(ansi::text)
                    .toArray(Text[]::new)));
    return table.toString();
  }

  private int width(int column) {
    return GAP
        + rows.stream()
            .mapToInt(row -> Ansi.OFF.text(row.get(column)).plainString().length())
            .max()
            .orElse(0);
  }
}
