package io.penumbra.jobs.validate.read;

import io.penumbra.jobs.validate.column.EncodedRows;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a reader read: position and cells of each row, a text each. */
final class TestingCells {
  final List<String> rows = new ArrayList<>();

  void take(ReadRows read) {
    for (int i = 0; i < read.count(); i++) {
      StringBuilder row = new StringBuilder().append(read.position(i));
      for (int group = 0; group < 2; group++) {
        EncodedRows cells = read.cells(group);
        row.append(' ').append(HexFormat.of().formatHex(cells.copy(i)));
      }
      rows.add(row.toString());
    }
  }
}
