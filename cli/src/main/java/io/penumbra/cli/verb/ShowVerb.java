package io.penumbra.cli.verb;

import io.penumbra.catalog.verb.Ended;
import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Grid;
import io.penumbra.cli.output.Words;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Role;
import io.penumbra.ops.ShadowView;
import io.penumbra.ops.Shadows;
import io.penumbra.ops.TableView;
import io.penumbra.ops.Target;
import io.penumbra.ops.Workspace;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** All that is known of a table or of one of its shadows. */
@Command(
    name = "show",
    description = "All that is known of a table, or of one of its shadows.",
    footer = {
      "",
      "Examples:",
      "  penumbra show shop.orders",
      "  penumbra show shop.orders:wide",
      "  penumbra show shop.orders:wide --json"
    })
final class ShowVerb extends Verb<TableView> {
  @Parameters(
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "What to show.")
  private Target target;

  @Override
  TableView run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      Shadows shadows = new Shadows(workspace);
      TableView table = shadows.table(target.table());
      return target.shadow().isEmpty()
          ? table
          : new TableView(
              table.table(),
              table.source(),
              table.pipeline(),
              List.of(shadows.show(target)),
              List.of());
    }
  }

  @Override
  void print(TableView table, Console console) {
    console.line("@|bold " + table.table() + "|@");
    table.source().ifPresent(s -> console.plain("  mirrors   " + s.table() + ", key " + s.key()));
    table.pipeline().ifPresent(p -> console.plain("  position  " + p.position()));
    table.lanes().forEach(lane -> print(lane, console));
    if (!table.ended().isEmpty()) {
      console.line("@|bold ended|@");
      table.ended().forEach(ended -> print(ended, console));
    }
  }

  private static void print(ShadowView view, Console console) {
    Lane lane = view.lane();
    String title = lane.is(Role.PRIMARY) ? "the table itself" : Words.of(lane.role());
    console.line("@|bold " + lane.name() + "|@ (" + title + ", " + Words.of(lane.status()) + ")");
    if (!lane.standing().reason().isEmpty()) {
      console.plain("  because   " + lane.standing().reason());
    }
    if (!lane.origin().ddl().isEmpty()) {
      console.plain("  asked for " + lane.origin().ddl());
      console.plain("  by        " + lane.origin().by() + " at " + lane.origin().at());
    }
    console.plain("  branch    " + lane.branch() + view.tag().map(t -> ", tag " + t).orElse(""));
    console.plain(
        "  files     " + (view.sharesFiles() ? "shared" : Words.ofBytes(view.ownBytes()) + " own"));
    lane.standing()
        .proof()
        .ifPresent(
            p ->
                console.plain(
                    "  proof     " + p.reportId() + (p.passed() ? " passed" : " failed")));
    view.tag()
        .ifPresent(
            tag ->
                console.plain(
                    "  read it   SELECT * FROM %s FOR VERSION AS OF '%s'"
                        .formatted(view.table(), tag)));
    console.table(columns(view));
  }

  private static Grid columns(ShadowView view) {
    Grid grid = new Grid("  ID", "COLUMN", "TYPE", "NULL", "FROM");
    view.fields()
        .forEach(
            field ->
                grid.row(
                    "  " + field.fieldId(),
                    field.name(),
                    field.type(),
                    field.required() ? "no" : "yes",
                    field.source().orElse("")));
    return grid;
  }

  private static void print(Ended ended, Console console) {
    console.plain(
        "  %s %s at %s: %s%n    %s"
            .formatted(ended.name(), ended.outcome(), ended.at(), ended.reason(), ended.ddl()));
  }
}
