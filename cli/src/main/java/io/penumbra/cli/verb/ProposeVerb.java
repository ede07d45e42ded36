package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.ops.Proposals;
import io.penumbra.ops.Proposed;
import io.penumbra.ops.Shadows;
import io.penumbra.ops.Target;
import io.penumbra.ops.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens shadows by DDL. */
@Command(
    name = "propose",
    description = "Opens a shadow for a schema change; the table stays as it is.",
    footer = {
      "",
      "Examples:",
      "  penumbra propose 'ALTER TABLE shop.orders ADD COLUMN note string'",
      "  penumbra propose --name wide 'ALTER TABLE shop.orders ALTER COLUMN id TYPE bigint'",
      "  penumbra propose --dry-run 'ALTER TABLE shop.orders RENAME COLUMN total TO amount'",
      "  penumbra propose -f changes.sql"
    })
final class ProposeVerb extends Verb<List<PlanView>> {
  @ArgGroup(multiplicity = "1")
  private Statements statements;

  @Option(names = "--name", paramLabel = "NAME", description = "The shadow's name; else p<N>.")
  private Optional<String> name;

  @Option(
      names = "--separate",
      description = "Give it files of its own even where it could share the table's.")
  private boolean separate;

  @Option(names = "--dry-run", description = "Print the plan field by field and open nothing.")
  private boolean dryRun;

  @Mixin private Wait wait;

  @Override
  List<PlanView> run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      Proposals proposals = new Proposals(workspace);
      List<Proposed> proposed =
          dryRun
              ? proposals.plan(statements.text())
              : proposals.propose(statements.text(), name, separate);
      List<PlanView> plans = proposed.stream().map(PlanView::of).toList();
      plans.forEach(plan -> plan.shadow().ifPresent(shadow -> await(workspace, shadow)));
      return plans;
    }
  }

  private void await(Workspace workspace, String shadow) {
    Target target = Target.parse(shadow);
    wait.until(shadow + " is fed", () -> new Shadows(workspace).fed(target));
  }

  @Override
  void print(List<PlanView> plans, Console console) {
    plans.forEach(plan -> plan.print(console));
  }

  /** Where the DDL comes from. */
  static final class Statements {
    @Parameters(paramLabel = "DDL", description = "An ALTER TABLE statement.")
    private String ddl;

    @Option(
        names = {"-f", "--file"},
        paramLabel = "FILE",
        description = "A file of statements, ended by semicolons; each opens a shadow of its own.")
    private Path file;

    String text() {
      try {
        return file == null ? ddl : Files.readString(file);
      } catch (IOException e) {
        throw new PenumbraException(
            ErrorCode.USAGE,
            "File '" + file + "' can't be read: " + e.getClass().getSimpleName(),
            "Check its path",
            e);
      }
    }
  }
}
