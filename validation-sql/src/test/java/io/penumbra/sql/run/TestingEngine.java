package io.penumbra.sql.run;

import io.penumbra.compare.Side;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.sql.engine.ResultTable;
import io.penumbra.sql.engine.SqlEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.iceberg.types.Type;

/** Gives prepared results by lane, and keeps the statements. */
final class TestingEngine implements SqlEngine {
  final List<String> statements = new ArrayList<>();
  private final Map<Side, ResultTable> results = new HashMap<>();

  TestingEngine gives(Side side, ResultTable result) {
    results.put(side, result);
    return this;
  }

  @Override
  public String name() {
    return "testing 1";
  }

  @Override
  public String table(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String quoted(String name) {
    return '"' + name + '"';
  }

  @Override
  public String textType() {
    return "VARCHAR";
  }

  @Override
  public boolean reads(Type type) {
    return type.typeId() != Type.TypeID.UUID;
  }

  @Override
  public ResultTable run(String statement, int most) {
    statements.add(statement);
    return results.entrySet().stream()
        .filter(result -> statement.contains("FROM " + table(result.getKey())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new PenumbraException(ErrorCode.CLUSTER, "no result", "prepare one"));
  }
}
