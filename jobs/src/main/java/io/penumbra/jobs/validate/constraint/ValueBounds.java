package io.penumbra.jobs.validate.constraint;

import io.penumbra.compare.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.InclusiveMetricsEvaluator;

/** What some values have in common, so that files can be left out that hold none of them. */
final class ValueBounds {
  private final Schema schema;
  private final List<Optional<ColumnBounds>> columns;

  private ValueBounds(Schema schema, List<Optional<ColumnBounds>> columns) {
    this.schema = schema;
    this.columns = columns;
  }

  /**
   * @param fieldIds of the values' columns
   */
  static ValueBounds of(TableColumns shadow, List<Integer> fieldIds) {
    Schema schema = shadow.schema();
    List<Optional<ColumnBounds>> columns = new ArrayList<>();
    fieldIds.stream()
        .sorted()
        .forEach(
            id ->
                columns.add(
                    shadow.isPartition(id)
                        ? Optional.empty()
                        : ColumnBounds.of(schema.findField(id))));
    return new ValueBounds(schema, columns);
  }

  /**
   * @param values of one row, encoded, without NULL
   */
  void add(byte[] values) {
    List<Object> row = Cells.values(values, 0, values.length);
    for (int i = 0; i < row.size(); i++) {
      if (columns.get(i).isPresent()) {
        columns.get(i).get().add(row.get(i));
      }
    }
  }

  /** Without files of which it is known that no row has one of these values. */
  List<FileScanTask> mayHold(List<FileScanTask> files) {
    Expression all =
        columns.stream()
            .flatMap(Optional::stream)
            .map(ColumnBounds::filter)
            .reduce(Expressions.alwaysTrue(), Expressions::and);
    InclusiveMetricsEvaluator evaluator = new InclusiveMetricsEvaluator(schema, all);
    return files.stream().filter(file -> mayHold(file.file(), evaluator)).toList();
  }

  /** A file whose bounds are no valid text may hold anything. */
  private static boolean mayHold(DataFile file, InclusiveMetricsEvaluator evaluator) {
    try {
      return evaluator.eval(file);
    } catch (RuntimeIOException e) {
      return true;
    }
  }
}
