package io.penumbra.jobs.validate;

import io.penumbra.config.JobArguments;
import io.penumbra.config.Settings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.java.utils.ParameterTool;

/**
 * Arguments of {@link ValidateJob}: {@code --config FILE [OPTION …] TABLE:SHADOW}, with the options
 * of {@link RequestOptions}.
 *
 * @param table full name
 */
record ValidateArguments(Settings settings, Request request, String table, String shadow) {
  private static final String USAGE =
      "Give %s FILE [%s LEVEL,…] [%s ROWS] [%s P] [%s COLUMN,…] [%s CONDITION] [%s] TABLE:SHADOW"
          .formatted(
              JobArguments.FILE,
              RequestOptions.LEVELS,
              RequestOptions.SAMPLE,
              RequestOptions.CONFIDENCE,
              RequestOptions.COLUMNS,
              RequestOptions.WHERE,
              RequestOptions.ANEW);

  /**
   * @throws PenumbraException USAGE; CONFIG_INVALID naming every problem at once
   */
  static ValidateArguments of(String... args) {
    String target = args.length == 0 ? "" : args[args.length - 1];
    int colon = target.lastIndexOf(':');
    if (colon < 1 || colon == target.length() - 1) {
      throw notUnderstood(args);
    }
    ParameterTool options = options(Arrays.copyOf(args, args.length - 1));
    return new ValidateArguments(
        settings(options, args),
        RequestOptions.of(options).request(),
        target.substring(0, colon),
        target.substring(colon + 1));
  }

  private static ParameterTool options(String... args) {
    ParameterTool options;
    try {
      options = ParameterTool.fromArgs(args);
    } catch (IllegalArgumentException e) {
      throw notUnderstood(args);
    }
    Set<String> unknown = new HashSet<>(options.toMap().keySet());
    unknown.removeAll(RequestOptions.keys());
    unknown.removeAll(Set.of(JobArguments.FILE.substring(2), JobArguments.TEXT.substring(2)));
    if (!unknown.isEmpty()) {
      throw notUnderstood(args);
    }
    return options;
  }

  private static Settings settings(ParameterTool options, String... args) {
    for (String option : List.of(JobArguments.FILE, JobArguments.TEXT)) {
      String value = options.get(option.substring(2));
      if (value != null) {
        return JobArguments.settings(option, value);
      }
    }
    throw notUnderstood(args);
  }

  private static PenumbraException notUnderstood(String... args) {
    return new PenumbraException(
        ErrorCode.USAGE, "Arguments " + Arrays.toString(args) + " are not understood", USAGE);
  }
}
