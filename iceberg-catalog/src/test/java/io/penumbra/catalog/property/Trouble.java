package io.penumbra.catalog.property;

import io.penumbra.catalog.testing.Crashes;
import io.penumbra.catalog.testing.Faults;
import io.penumbra.catalog.testing.Faults.Fault;
import io.penumbra.catalog.testing.TestingCrash;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.ErrorKind;
import io.penumbra.error.PenumbraException;
import io.penumbra.fault.FaultPoint;
import io.penumbra.lane.Ledger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Lets the process under test work among faults, and requests arrive that nobody waits for. */
final class Trouble {
  /** How a piece of work ended, as far as the process knows. */
  enum Ending {
    ANSWERED,
    /** It is known that nothing was done. */
    REFUSED,
    UNKNOWN,
    CRASHED
  }

  /**
   * A request under way.
   *
   * @param settled whether its process has found out what became of its work: then it must not
   *     arrive any more
   */
  private record Late(String what, Runnable request, boolean settled, Consumer<Ledger> meaning) {}

  private static final List<FaultPoint> POINTS =
      List.of(
          FaultPoint.PRE_COMMIT,
          FaultPoint.METADATA_WRITE,
          FaultPoint.COMPARE_AND_SET,
          FaultPoint.REPLY);

  /** More reads than anybody tries. */
  private static final int FOR_GOOD = 30;

  private final World world;
  private final Faults faults;
  private final Deque<Late> underWay = new ArrayDeque<>();

  Trouble(World world) {
    this.world = world;
    this.faults = world.table.catalog().faults();
  }

  /**
   * Lets something be done.
   *
   * @param meaning takes over into the model what a request of this work does that arrives later
   */
  Ending attempt(String what, Runnable work, Consumer<Ledger> meaning) {
    prepare();
    Ending ending = ended(what, work);
    Crashes.clear();
    faults.clear();
    faults.takeStruck().forEach(fault -> world.note("fault " + fault));
    boolean settled = ending == Ending.ANSWERED || ending == Ending.REFUSED;
    faults
        .takeUnderWay()
        .forEach(request -> underWay.add(new Late(what, request, settled, meaning)));
    return ending;
  }

  private void prepare() {
    if (world.chance(0.25)) {
      faults.next(world.pick(List.of(Fault.values())));
    }
    if (world.chance(0.08)) {
      faults.unreadable(world.chance(0.02) ? FOR_GOOD : 1 + world.random.nextInt(3));
    }
    if (world.chance(0.05)) {
      Crashes.at(world.pick(POINTS), world.chance(0.3) ? 2 : 1);
    } else if (world.chance(0.03)) {
      Crashes.atFile(1 + world.random.nextInt(20));
    }
  }

  private Ending ended(String what, Runnable work) {
    try {
      work.run();
      return Ending.ANSWERED;
    } catch (TestingCrash e) {
      world.note(e.getMessage());
      return Ending.CRASHED;
    } catch (PenumbraException e) {
      world.note(what + " failed: " + e.code());
      if (e.code().kind() == ErrorKind.INTERNAL) {
        throw e;
      }
      return e.code() == ErrorCode.COMMIT_UNKNOWN ? Ending.UNKNOWN : Ending.REFUSED;
    }
  }

  /** Requests arrive that were under way, or go on being under way. */
  void arrivals() {
    while (!underWay.isEmpty() && world.chance(0.3)) {
      arrive(underWay.removeFirst());
    }
  }

  private void arrive(Late late) {
    World.State before = world.state();
    try {
      late.request.run();
    } catch (RuntimeException e) {
      // The catalog refuses it, and nobody waits for the answer.
    }
    World.State after = world.state();
    if (after.equals(before)) {
      world.note("late request refused");
      return;
    }
    world.note("late request arrived: " + late.what);
    if (late.settled) {
      throw new AssertionError("A request arrived whose work was settled before: " + late.what);
    }
    late.meaning.accept(after.ledger());
  }
}
