package io.penumbra.catalog.verb;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Role;
import io.penumbra.lane.Status;

/** In which states a verb would lose rows or undo what was done before. */
final class Refusals {
  private Refusals() {}

  static void promotable(Ledger ledger, Lane lane) {
    shadow(lane);
    if (ledger.former().isPresent()) {
      throw refusal(
          ErrorCode.STATE_REFUSED,
          "The table still has its former primary '" + ledger.former().get().name() + "'",
          "Run penumbra finalize or penumbra rollback first");
    }
    comparable(ledger, lane);
  }

  /** Whether primary and lane are at the same source position and hold the same changes. */
  static void comparable(Ledger ledger, Lane lane) {
    complete(lane);
    if (lane.status() == Status.CONFLICT) {
      throw refusal(
          ErrorCode.CONFLICT,
          "Shadow '" + lane.name() + "' is in conflict: " + lane.standing().reason(),
          "Discard it and propose it on the present schema");
    }
    if (!lane.origin().base().equals(ledger.primary().shape())) {
      throw refusal(
          ErrorCode.CONFLICT,
          "Shadow '" + lane.name() + "' was made on a schema that is no longer the table's",
          "Discard it and propose it on the present schema");
    }
    if (ledger.pipeline().map(Pipeline::rewinding).orElse(false)) {
      throw refusal(
          ErrorCode.STATE_REFUSED,
          "The stream repeats changes up to " + ledger.pipeline().get().catchUp(),
          "Wait until it has caught up");
    }
  }

  static void shadow(Lane lane) {
    if (!lane.is(Role.SHADOW)) {
      throw refusal(
          ErrorCode.STATE_REFUSED,
          "'"
              + lane.name()
              + "' is "
              + (lane.is(Role.PRIMARY) ? "the table" : "the former primary"),
          "Name an open shadow: penumbra status lists them");
    }
  }

  /** Whether a lane holds everything that was written to main. */
  static void complete(Lane lane) {
    if (!lane.status().fed()) {
      throw refusal(
          ErrorCode.STATE_REFUSED,
          "'" + lane.name() + "' is no longer fed: " + lane.standing().reason(),
          "penumbra resume TABLE:" + lane.name() + ", or discard it and propose it again");
    }
    if (lane.standing().divergedBy().isPresent()) {
      throw refusal(
          ErrorCode.DIVERGED,
          "Snapshot "
              + lane.standing().divergedBy().get()
              + " of main, written by somebody else, is not in '"
              + lane.name()
              + "'",
          "penumbra resume TABLE:" + lane.name() + ", or discard it and propose it again");
    }
  }

  /** Whether the table does without a lane's files. */
  static void notFeeding(Ledger ledger, Lane lane) {
    Lane primary = ledger.primary();
    if (primary.feeding().filesOf().equals(lane.id()) && ledger.pipeline().isPresent()) {
      throw refusal(
          ErrorCode.STATE_REFUSED,
          "The table is still fed from the files of '" + lane.name() + "'",
          "Wait until the mirror job has committed a checkpoint, starting it if it is down");
    }
  }

  static PenumbraException refusal(ErrorCode code, String message, String next) {
    return new PenumbraException(code, message, next);
  }
}
