package io.penumbra.jobs.validate;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Schema;

/** By which fields rows of two lanes belong together. */
final class Keys {
  private Keys() {}

  /**
   * The source's key; else the identifier fields of the primary; else none, as where one of these
   * lies inside of a struct: rows are counted then.
   */
  static List<Integer> of(Ledger ledger, Schema primary) {
    List<String> named = ledger.source().map(source -> source.key()).orElse(List.of());
    return named.isEmpty()
        ? identifiers(primary)
        : named.stream().map(column -> fieldId(ledger.primary(), column)).toList();
  }

  private static List<Integer> identifiers(Schema primary) {
    Set<Integer> ids = primary.identifierFieldIds();
    boolean columns = ids.stream().allMatch(id -> primary.asStruct().field(id) != null);
    return columns ? List.copyOf(ids) : List.of();
  }

  private static int fieldId(Lane primary, String column) {
    return primary.feeding().columns().entrySet().stream()
        .filter(entry -> entry.getValue().equals(column))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.STATE_REFUSED,
                    "Key column '" + column + "' of the source is in no column of the table",
                    "Rows can't be told apart without it: see penumbra show"));
  }
}
