package io.penumbra.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a password that is given as it is, by a variable's name, or by a file's. */
final class Password {
  private Password() {}

  static Secret read(Section section) {
    Optional<String> given = section.optionalText("password", "the password", Shapes.ANY);
    Optional<String> variable =
        section.optionalText("password-env", "the name of a variable", Shapes.NOT_EMPTY);
    Optional<String> file =
        section.optionalText("password-file", "the path of a file", Shapes.NOT_EMPTY);
    if (Stream.of(given, variable, file).filter(Optional::isPresent).count() != 1) {
      section.problem("password", "give exactly one of password, password-env, password-file");
    }
    return new Secret(
        given
            .or(() -> variable.flatMap(name -> fromVariable(section, name)))
            .or(() -> file.flatMap(path -> fromFile(section, path)))
            .orElse(""));
  }

  private static Optional<String> fromVariable(Section section, String name) {
    Optional<String> value = section.variable(name);
    if (value.isEmpty()) {
      section.problem("password-env", "is '" + name + "', and that variable is not set; set it");
    }
    return value;
  }

  private static Optional<String> fromFile(Section section, String path) {
    try {
      return Optional.of(Files.readString(Path.of(path)).strip());
    } catch (IOException | IllegalArgumentException e) {
      section.problem("password-file", "is '" + path + "', which can't be read; check its path");
      return Optional.empty();
    }
  }
}
