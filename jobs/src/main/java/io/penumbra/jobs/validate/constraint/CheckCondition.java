package io.penumbra.jobs.validate.constraint;

import io.penumbra.compare.Cells;
import io.penumbra.condition.Condition;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.validate.read.RowBatch;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type.TypeID;

/**
 * A condition that means the same here as in Flink SQL: comparisons of whole numbers, decimals,
 * texts and truth values with constants, joined by AND, OR and NOT. Flink compares NaN in another
 * way, and takes quotes for something else.
 */
record CheckCondition(Condition condition) {
  private static final Set<TypeID> SAME =
      EnumSet.of(TypeID.BOOLEAN, TypeID.INTEGER, TypeID.LONG, TypeID.DECIMAL, TypeID.STRING);

  /** Absent where Flink SQL has to be asked. */
  static Optional<CheckCondition> of(String text, Schema schema) {
    if (text.contains("\"")) {
      return Optional.empty();
    }
    try {
      Condition condition = Condition.of(text, schema.columns());
      boolean same =
          condition.fieldIds().stream().allMatch(id -> SAME.contains(schema.findType(id).typeId()));
      return Optional.of(new CheckCondition(condition)).filter(each -> same);
    } catch (PenumbraException e) {
      return Optional.empty();
    }
  }

  /** 1 for a row of which it is false, 0 where it is unknown, too. */
  long brokenBy(RowBatch rows, int row) {
    byte[] tested = rows.key(row);
    return condition.fails(Cells.values(tested, 0, tested.length)) ? 1 : 0;
  }
}
