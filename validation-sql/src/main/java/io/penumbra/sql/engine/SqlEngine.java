package io.penumbra.sql.engine;

import io.penumbra.compare.Side;
import org.apache.iceberg.types.Type;

/** Runs statements on either lane of a cut. */
public interface SqlEngine {
  /** What it is called in reports, with its version. */
  String name();

  /** What the primary or the shadow is called in its statements. */
  String table(Side side);

  /**
   * @param name a column's name
   */
  String quoted(String name);

  /** The type of texts of any length. */
  String textType();

  /** Whether it reads values of this type, and exactly. */
  boolean reads(Type type);

  /**
   * Runs one statement.
   *
   * @param most rows after which it stops reading, and says so
   * @throws io.penumbra.error.PenumbraException when the statement can't be run
   */
  ResultTable run(String statement, int most);
}
