package io.penumbra.ddl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cases kept as text: blocks with a blank line between, DDL first, then what is expected of it in
 * lines that begin with {@code = }. Lines that begin with {@code #} are headings.
 */
public final class TestingCases {
  private static final String EXPECTED = "= ";

  private TestingCases() {}

  /** One block. */
  public record Case(String ddl, String expected) {
    @Override
    public String toString() {
      return ddl.lines().findFirst().orElse("(empty)");
    }
  }

  public static Stream<Case> read(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n\n+", -1))
          .map(block -> block.lines().filter(line -> !line.startsWith("#")).toList())
          .filter(lines -> !lines.isEmpty())
          .map(TestingCases::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case read(List<String> lines) {
    Predicate<String> expected = line -> line.startsWith(EXPECTED);
    return new Case(
        lines.stream().filter(expected.negate()).collect(Collectors.joining("\n")),
        lines.stream()
            .filter(expected)
            .map(line -> line.substring(EXPECTED.length()))
            .collect(Collectors.joining("\n")));
  }
}
