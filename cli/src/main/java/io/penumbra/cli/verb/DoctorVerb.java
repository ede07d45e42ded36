package io.penumbra.cli.verb;

import io.penumbra.cli.doctor.Doctor;
import io.penumbra.cli.doctor.Finding;
import io.penumbra.cli.doctor.Level;
import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.ExitCode;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks every precondition. */
@Command(
    name = "doctor",
    description = "Checks every precondition: source, catalog, storage, Flink.",
    footer = {
      "",
      "One line each: ok, warn or fail, what was found, and the fix. It makes a table of its own",
      "in the catalog and drops it again. Exits with 1 if a check fails.",
      "",
      "Examples:",
      "  penumbra doctor",
      "  penumbra doctor -c shop.yaml --json"
    })
final class DoctorVerb extends Verb<List<Finding>> {
  @Mixin private ClusterOption cluster;

  @Override
  List<Finding> run(Connection connection) {
    return Doctor.examine(cluster.on(connection.settings()));
  }

  @Override
  void print(List<Finding> findings, Console console) {
    findings.forEach(finding -> print(finding, console));
  }

  @Override
  ExitCode exit(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.level() == Level.FAIL)
        ? ExitCode.ERROR
        : ExitCode.DONE;
  }

  private static void print(Finding finding, Console console) {
    String level = finding.level().name().toLowerCase(Locale.ROOT);
    console.line(
        "@|%s %-4s|@  %-8s %-22s "
            .formatted(colour(finding.level()), level, finding.area(), finding.check())
            .concat(finding.value()));
    if (!finding.fix().isEmpty()) {
      console.plain("      fix: " + finding.fix());
    }
  }

  private static String colour(Level level) {
    return switch (level) {
      case OK -> "green";
      case WARN -> "yellow";
      case FAIL -> "red";
    };
  }
}
