package io.penumbra.compare;

import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.StructLike;

/** A row of given values. */
public record TestingRow(List<Object> values) implements StructLike {
  public static TestingRow of(Object... values) {
    return new TestingRow(Arrays.asList(values));
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public <T> T get(int pos, Class<T> javaClass) {
    return javaClass.cast(values.get(pos));
  }

  @Override
  public <T> void set(int pos, T value) {
    throw new UnsupportedOperationException();
  }
}
