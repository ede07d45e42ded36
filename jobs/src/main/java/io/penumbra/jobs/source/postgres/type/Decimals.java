package io.penumbra.jobs.source.postgres.type;

import java.math.BigDecimal;
import org.apache.flink.table.data.DecimalData;

/** Reads a numeric of fixed precision and scale; NaN and infinity are no values of a decimal. */
record Decimals(int precision, int scale) implements TextReader {

  @Override
  public Object read(String text) {
    DecimalData value;
    try {
      value = DecimalData.fromBigDecimal(new BigDecimal(text), precision, scale);
    } catch (NumberFormatException e) {
      throw new NotHeldException(text, type(), e);
    }
    if (value == null) {
      throw new NotHeldException(text, type());
    }
    return value;
  }

  private String type() {
    return "decimal(" + precision + "," + scale + ")";
  }
}
