package io.penumbra.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.text.StringSubstitutor;

/** What the sections of one file share: its problems, the keys met, and the environment. */
final class Reading {
  private final Problems problems;
  private final UnaryOperator<String> environment;
  private final List<Key> keys = new ArrayList<>();

  /**
   * @param environment gives a variable's value, null when it is not set
   */
  Reading(String file, UnaryOperator<String> environment) {
    this.problems = new Problems(file);
    this.environment = environment;
  }

  void problem(String path, String what) {
    problems.add(path, what);
  }

  void key(String path, String allowed, String standard) {
    keys.add(new Key(path, allowed, standard));
  }

  List<Key> keys() {
    return List.copyOf(keys);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.apply(name));
  }

  /** The text with {@code ${NAME}} and {@code ${NAME:-standard}} replaced. */
  Optional<String> substituted(String path, String text) {
    StringSubstitutor substitutor = new StringSubstitutor(environment::apply);
    substitutor.setEnableUndefinedVariableException(true);
    try {
      return Optional.of(substitutor.replace(text));
    } catch (IllegalArgumentException e) {
      problem(path, "is '" + text + "', and that environment variable is not set; set it");
      return Optional.empty();
    }
  }

  void raise() {
    problems.raise();
  }
}
