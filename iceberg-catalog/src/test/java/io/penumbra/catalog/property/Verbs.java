package io.penumbra.catalog.property;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.testing.Proposals;
import io.penumbra.catalog.testing.Row;
import io.penumbra.catalog.verb.PinnedCut;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Proof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** People's side of a history: the verbs. */
final class Verbs {
  private final World world;
  private final List<PinnedCut> cuts = new ArrayList<>();
  private String last = "";
  private int names;
  private int reports;

  Verbs(World world) {
    this.world = world;
  }

  void propose() {
    String name = "s" + names++;
    List<Types.NestedField> fields =
        world.seen().schema().columns().stream()
            .filter(field -> field.fieldId() != Row.KEY)
            .toList();
    Optional<Proposal> proposal = proposal(name, fields);
    proposal.ifPresent(
        asked -> run("propose", () -> world.shadowed().propose(asked), world.oracle::sync));
  }

  private Optional<Proposal> proposal(String name, List<Types.NestedField> fields) {
    Types.NestedField field = world.pick(fields);
    return switch (world.random.nextInt(6)) {
      case 0, 1 -> Optional.of(Proposals.of(name, rename(field)));
      case 2 ->
          field.type().typeId() == Type.TypeID.INTEGER
              ? Optional.of(
                  Proposals.of(name, "ALTER COLUMN " + field.name() + " SET DATA TYPE bigint"))
              : Optional.empty();
      case 3 ->
          Optional.of(
              Proposals.of(name, "ADD COLUMN x" + world.random.nextInt(Source.COLUMNS) + " int"));
      case 4 ->
          fields.size() < 2
              ? Optional.empty()
              : Optional.of(Proposals.of(name, "DROP COLUMN " + field.name()));
      default -> Optional.of(Proposals.separate(name, rename(field)));
    };
  }

  private String rename(Types.NestedField field) {
    return "RENAME COLUMN " + field.name() + " TO r" + world.random.nextInt(10_000);
  }

  void promote() {
    shadow()
        .ifPresent(
            lane ->
                run(
                    "promote",
                    () -> world.shadowed().promote(lane.name(), heads -> {}),
                    this::swapped));
  }

  void rollback() {
    run("rollback", () -> world.shadowed().rollback(), this::swapped);
  }

  /** I11: no promotion and no way back takes rows away that main's readers could see. */
  private void swapped(Ledger after) {
    if (world.oracle.lacksRows(after.primary())) {
      throw new AssertionError("The table lacks a stranger's rows now: " + after.primary());
    }
    world.oracle.swapped(after);
  }

  void finish() {
    run("finalize", () -> world.shadowed().finalizePromotion(), world.oracle::take);
  }

  void discard() {
    shadow()
        .ifPresent(
            lane ->
                run(
                    "discard",
                    () -> world.shadowed().discard(lane.name(), "chance"),
                    world.oracle::take));
  }

  void detach() {
    shadow()
        .ifPresent(
            lane ->
                run(
                    "detach",
                    () -> world.shadowed().detach(lane.name(), "chance"),
                    world.oracle::take));
  }

  void refork() {
    shadow()
        .ifPresent(
            lane ->
                run(
                    "refork",
                    () -> world.shadowed().refork(lane.name()),
                    after -> world.oracle.reforked(lane.name(), after)));
  }

  void pin() {
    shadow()
        .ifPresent(
            lane ->
                run("pin", () -> cuts.add(world.shadowed().pin(lane.name())), world.oracle::sync));
  }

  void unpin() {
    if (!cuts.isEmpty()) {
      PinnedCut cut = cuts.remove(world.random.nextInt(cuts.size()));
      run("unpin", () -> world.shadowed().unpin(cut), world.oracle::take);
    }
  }

  /** A report, for which nobody has compared anything. */
  void record() {
    shadow()
        .ifPresent(
            lane -> {
              Proof proof = new Proof("r" + reports++, world.chance(0.5), 1, 2, Instant.EPOCH);
              run("record", () -> world.shadowed().record(lane.name(), proof), world.oracle::take);
            });
  }

  void resume() {
    run("resume", () -> world.shadowed().resume(), world.oracle::take);
  }

  /** A table that has a ledger keeps it. */
  void adopt() {
    run(
        "adopt",
        () ->
            ShadowedTable.adopt(
                world.table.catalog().faulty(), world.table.id(), Optional.empty(), Map.of()),
        after -> {
          throw new AssertionError("A table was adopted twice: " + after);
        });
  }

  /** Everything that is open ends: where a job has caught up, nothing may stand against it. */
  void end() {
    if (world.now().former().isPresent()) {
      world.shadowed().finalizePromotion();
    }
    world.now().shadows().forEach(lane -> world.shadowed().discard(lane.name(), "the end"));
    world.oracle.take(world.now());
  }

  private Optional<Lane> shadow() {
    List<Lane> shadows = world.oracle.ledger().shadows();
    return shadows.isEmpty() ? Optional.empty() : Optional.of(world.pick(shadows));
  }

  /**
   * Runs a verb among faults.
   *
   * @param model takes the ledger over when the verb was done
   * @return whether it was done
   */
  private boolean run(String verb, Runnable work, Consumer<Ledger> model) {
    World.State before = world.state();
    Trouble.Ending ending = world.trouble.attempt(verb, work, model);
    if (ending == Trouble.Ending.CRASHED) {
      world.reopen();
    }
    World.State after = world.state();
    boolean changed = !after.equals(before);
    if (changed) {
      model.accept(after.ledger());
    }
    if (changed || ending == Trouble.Ending.ANSWERED) {
      done(verb);
    }
    return changed;
  }

  private void done(String verb) {
    world.tally.count("verb " + verb);
    if (!last.isEmpty()) {
      world.tally.pair(last, verb);
    }
    last = verb;
  }
}
