package io.penumbra.config;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All that is wrong in one settings file, so that it is mended in one go. */
final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(String path, String what) {
    found.add(new Problem(path, what));
  }

  /**
   * @throws PenumbraException when there is any
   */
  void raise() {
    if (found.isEmpty()) {
      return;
    }
    String count = found.size() == 1 ? "1 problem" : found.size() + " problems";
    throw new PenumbraException(
        ErrorCode.CONFIG_INVALID,
        file
            + " has "
            + count
            + found.stream().map(problem -> "\n  " + problem).collect(Collectors.joining()),
        "Mend " + (found.size() == 1 ? "it" : "them") + "; docs/configuration.md lists every key");
  }
}
