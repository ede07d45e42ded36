package io.penumbra.cli.demo;

import io.penumbra.cli.output.ExitCode;
import io.penumbra.cli.output.Json;
import io.penumbra.embedded.EmbeddedStack;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows on real parts what Penumbra does. */
@Command(
    name = "demo",
    description = "Shows it all on a Postgres database under load, in a few minutes.",
    footer = {
      "",
      "Examples:",
      "  penumbra demo",
      "  penumbra demo --keep",
      "  penumbra demo --json | tail -1"
    })
public final class DemoVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Size size;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".penumbra/demo",
      description =
          "Where all files go; what an earlier demo left there is deleted. Default: "
              + "${DEFAULT-VALUE}.")
  private Path folder;

  @Option(names = "--keep", description = "Leave all running until Ctrl-C, to try the verbs.")
  private boolean keep;

  @Option(names = "--json", description = "End with the figures as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    CommandLine command = spec.commandLine();
    PrintWriter told = json ? command.getErr() : command.getOut();
    Progress progress = new Progress(told, command.getColorScheme().ansi());
    EmbeddedStack.clear(folder);
    try (Stage stage = new Stage(size.in(folder))) {
      DemoFigures figures = new Demo(stage, progress).play();
      tell(figures, progress, command.getOut());
      if (keep) {
        stage.startWorkload();
        new Welcome(stage.stack()).print(progress);
        Thread.currentThread().join();
      }
      return (figures.proven() ? ExitCode.DONE : ExitCode.DIFFERENT).number();
    }
  }

  private void tell(DemoFigures figures, Progress progress, PrintWriter out) {
    if (json) {
      out.println(Json.result("demo", figures));
      out.flush();
    } else {
      figures.print(progress);
    }
  }
}
