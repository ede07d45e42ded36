package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.ops.Versions;
import picocli.CommandLine.Command;

/** What runs here. */
@Command(
    name = "version",
    description = "The versions of Penumbra and of what it works with.",
    footer = {"", "Examples:", "  penumbra version", "  penumbra version --json"})
final class VersionVerb extends Verb<Versions> {
  @Override
  Versions run(Connection connection) {
    return Versions.found();
  }

  @Override
  void print(Versions versions, Console console) {
    console.line("@|bold penumbra|@ " + versions.penumbra());
    console.plain("iceberg  " + versions.iceberg());
    console.plain("flink    " + versions.flink());
    console.plain("java     " + versions.java());
  }
}
