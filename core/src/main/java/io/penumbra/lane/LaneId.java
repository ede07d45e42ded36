package io.penumbra.lane;

/**
 * Names a lane for life: {@code l0}, {@code l1} … in the order in which a table's lanes were made;
 * never reused.
 */
public record LaneId(String value) implements Comparable<LaneId> {
  public LaneId {
    if (!value.matches("l\\d{1,9}")) {
      throw new IllegalArgumentException("Not a lane id: " + value);
    }
  }

  public static LaneId of(int number) {
    return new LaneId("l" + number);
  }

  public int number() {
    return Integer.parseInt(value.substring(1));
  }

  @Override
  public int compareTo(LaneId other) {
    return Integer.compare(number(), other.number());
  }

  @Override
  public String toString() {
    return value;
  }
}
