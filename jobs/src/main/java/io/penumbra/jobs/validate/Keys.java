package io.penumbra.jobs.validate;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;

/** By which fields rows of two lanes belong together. */
final class Keys {
  private Keys() {}

  /** The source's key; else the identifier fields of the primary; else none. */
  static List<Integer> of(Ledger ledger, Schema primary) {
    List<String> named = ledger.source().map(source -> source.key()).orElse(List.of());
    return named.isEmpty()
        ? List.copyOf(primary.identifierFieldIds())
        : named.stream().map(column -> fieldId(ledger.primary(), column)).toList();
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
