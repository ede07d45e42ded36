package io.penumbra.cli.demo;

import io.penumbra.embedded.EmbeddedStack;
import java.util.Optional;

/** How to reach a running stack, as commands to be pasted. */
record Welcome(EmbeddedStack stack) {

  void print(Progress progress) {
    progress.headline("All of this goes on until Ctrl-C. In another terminal:");
    String home = Optional.ofNullable(System.getenv("PENUMBRA_HOME_DIR")).orElse(".");
    String with = home + "/penumbra %s -c " + stack.settings();
    progress.line("  %s", with.formatted("status"));
    progress.line(
        "  %s --name wide 'ALTER TABLE shop.customer ALTER COLUMN c_nationkey TYPE bigint'",
        with.formatted("propose"));
    progress.line("  %s shop.customer:wide", with.formatted("validate"));
    progress.line("  %s shop.customer:wide", with.formatted("promote"));
    progress.line("  %s", stack.database().psql());
    progress.line("Flink's page    %s", stack.flink().rest());
    progress.line("Iceberg catalog %s", stack.catalog().uri());
    progress.line("  its warehouse %s", stack.catalog().warehouse());
  }
}
