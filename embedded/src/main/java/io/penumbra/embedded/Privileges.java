package io.penumbra.embedded;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How Postgres, which refuses to run as root, is started by root.
 *
 * @param prefix what stands before each of its commands
 * @param owner numeric user that must own its data, -1 for whoever runs this process
 */
record Privileges(List<String> prefix, int owner) {
  private static final int NOBODY = 65534;

  /** For any user but root. */
  static final Privileges OWN = new Privileges(List.of(), -1);

  /** In a user namespace of its own, where root is called nobody; files stay root's. */
  static final Privileges NAMESPACE = new Privileges(List.of("unshare", "-U"), -1);

  /**
   * As nobody, for containers that forbid namespaces. It keeps the right to pass through folders,
   * because the data may lie below root's home.
   */
  static final Privileges NO_ONE =
      new Privileges(
          List.of(
              "setpriv",
              "--reuid=" + NOBODY,
              "--regid=" + NOBODY,
              "--clear-groups",
              "--inh-caps=+dac_override",
              "--ambient-caps=+dac_override"),
          NOBODY);

  /**
   * @throws PenumbraException SOURCE_SETUP when no way works here
   */
  static Privileges available() throws InterruptedException {
    List<Privileges> working = working();
    if (working.isEmpty()) {
      throw new PenumbraException(
          ErrorCode.SOURCE_SETUP,
          "Postgres refuses to run as root, and neither unshare nor setpriv works here",
          "Run as another user, or install util-linux");
    }
    return working.get(0);
  }

  /** The ways that work here, best first. */
  static List<Privileges> working() throws InterruptedException {
    if (!root()) {
      return List.of(OWN);
    }
    List<Privileges> working = new ArrayList<>();
    for (Privileges candidate : List.of(NAMESPACE, NO_ONE)) {
      if (candidate.work()) {
        working.add(candidate);
      }
    }
    return working;
  }

  static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  /** Gives a folder that is about to be Postgres' own to the user that it will run as. */
  void own(Path folder) throws IOException {
    if (owner >= 0) {
      Files.setAttribute(folder, "unix:uid", owner);
    }
  }

  private boolean work() throws InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // The program is not installed.
      return false;
    }
  }
}
