package io.penumbra.catalog.lockstep;

import io.penumbra.lane.Feed;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import java.util.stream.Stream;

/** A barrier that changes nothing is not committed: a quiet table stays as it is. */
final class Idle {
  private Idle() {}

  static boolean is(Barrier barrier, Ledger ledger) {
    boolean arrives =
        barrier.caughtUp() && ledger.pipeline().map(Pipeline::rewinding).orElse(false);
    return !arrives
        && barrier.epochs().stream().allMatch(epoch -> isNothing(epoch, ledger))
        && fed(ledger).noneMatch(lane -> barrier.misses(lane.feeding().filesOf()))
        && ledger.lanes().values().stream().noneMatch(lane -> changes(barrier, lane));
  }

  /** Whether an epoch holds nothing for any lane; files of lanes that have ended do not count. */
  private static boolean isNothing(Epoch epoch, Ledger ledger) {
    return !epoch.truncated() && fed(ledger).allMatch(lane -> filesOf(epoch, lane).isEmpty());
  }

  private static Stream<Lane> fed(Ledger ledger) {
    return ledger.lanes().values().stream().filter(Lane::takesFiles);
  }

  static FileSet filesOf(Epoch epoch, Lane lane) {
    return epoch.files().getOrDefault(lane.feeding().filesOf(), FileSet.EMPTY);
  }

  private static boolean changes(Barrier barrier, Lane lane) {
    return activates(barrier, lane)
        || (barrier.detached().containsKey(lane.id()) && lane.status().fed());
  }

  static boolean activates(Barrier barrier, Lane lane) {
    return barrier.fullFromHere().contains(lane.id())
        && lane.feeding().feed() == Feed.STREAM
        && !lane.feeding().active()
        && lane.status().fed();
  }
}
