package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Words;
import io.penumbra.ops.Swap;

/** Tells of a promotion or a rollback. */
final class SwapText {
  private SwapText() {}

  static void print(String what, Swap swap, Console console) {
    console.line(
        "%s @|bold %s:%s|@ is the table since snapshot %d (%d ms, %d attempt%s)"
            .formatted(
                what,
                swap.table(),
                swap.primary(),
                swap.snapshotId(),
                swap.millis(),
                swap.attempts(),
                swap.attempts() == 1 ? "" : "s"));
    waived(swap, console);
    swap.rebased()
        .forEach(
            (name, conflict) ->
                console.plain(
                    conflict.isEmpty()
                        ? "  shadow    " + name + " was put on the new schema; validate it anew"
                        : "  conflict  " + name + ": " + conflict));
  }

  /** In spite of which differences it is done. */
  static void waived(Swap swap, Console console) {
    swap.waived()
        .forEach(
            each ->
                console.plain(
                    "  waived    %s, rows: %s, by %s until %s: %s"
                        .formatted(
                            each.signatureId(),
                            Words.of(each.count()),
                            each.owner(),
                            each.expires(),
                            each.reason())));
  }
}
