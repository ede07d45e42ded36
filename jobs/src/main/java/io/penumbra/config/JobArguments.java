package io.penumbra.config;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.nio.file.Path;
import java.util.List;

/**
 * Arguments of a job's main class: {@code --config FILE}, or {@code --config-text YAML} where the
 * submitting machine has the file and the cluster has not. Variables and password files are those
 * of the machine that runs the main class, so that no secret travels.
 */
public final class JobArguments {
  public static final String FILE = "--config";
  public static final String TEXT = "--config-text";

  /** How errors call what came without a file. */
  private static final String SUBMITTED = "The submitted settings file";

  private JobArguments() {}

  /**
   * @throws PenumbraException USAGE, or CONFIG_INVALID naming every problem at once
   */
  public static Settings settings(String... args) {
    List<String> given = List.of(args);
    if (given.size() == 2 && given.get(0).equals(FILE)) {
      return SettingsFile.load(Path.of(given.get(1)));
    }
    if (given.size() == 2 && given.get(0).equals(TEXT)) {
      return SettingsFile.parse(given.get(1), SUBMITTED, System::getenv);
    }
    throw new PenumbraException(
        ErrorCode.USAGE,
        "Arguments " + given + " are not understood",
        "Give " + FILE + " FILE, or " + TEXT + " with the settings themselves");
  }
}
