package io.penumbra.cli.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a stack to try the verbs on. */
@Command(
    name = "up",
    description = "Runs a Postgres database under load and its Iceberg mirror, until Ctrl-C.",
    footer = {
      "",
      "The next up in the same folder goes on where this one ends.",
      "",
      "Examples:",
      "  penumbra up",
      "  penumbra up --scale 0.1 --rate 2000"
    })
public final class UpVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Size size;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".penumbra",
      description = "Where all files are. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    CommandLine command = spec.commandLine();
    Progress progress = new Progress(command.getOut(), command.getColorScheme().ansi());
    try (Stage stage = new Stage(size.in(folder))) {
      new Opening(stage, progress).play();
      new Welcome(stage.stack()).print(progress);
      Thread.currentThread().join();
      return 0;
    }
  }
}
