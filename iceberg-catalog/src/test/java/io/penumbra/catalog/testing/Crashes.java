package io.penumbra.catalog.testing;

import io.penumbra.fault.FaultPoint;
import java.util.Optional;

/** Lets the process that a thread stands for die at a place, once. */
public final class Crashes {
  private static final ThreadLocal<Crashes> NEXT = new ThreadLocal<>();

  private final Optional<FaultPoint> point;
  private int passes;

  private Crashes(Optional<FaultPoint> point, int passes) {
    this.point = point;
    this.passes = passes;
  }

  /**
   * @param pass at which time of passing through the point, from 1
   */
  public static void at(FaultPoint point, int pass) {
    NEXT.set(new Crashes(Optional.of(point), pass));
    FaultPoint.install(reached -> pass(Optional.of(reached)));
  }

  /**
   * @param number at which file that this thread makes or deletes, from 1
   */
  public static void atFile(int number) {
    NEXT.set(new Crashes(Optional.empty(), number));
  }

  /** Forgets a crash that did not come about. */
  public static void clear() {
    NEXT.remove();
  }

  static void file() {
    pass(Optional.empty());
  }

  private static void pass(Optional<FaultPoint> place) {
    Crashes next = NEXT.get();
    if (next != null && next.point.equals(place) && --next.passes == 0) {
      NEXT.remove();
      throw new TestingCrash(place.map(FaultPoint::name).orElse("a file"));
    }
  }
}
