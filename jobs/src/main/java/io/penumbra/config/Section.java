package io.penumbra.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * One mapping of a settings file. A wrong value is noted and replaced by the standard one, so that
 * reading goes on and finds all that is wrong; the file is refused at the end.
 */
final class Section {
  private static final String REQUIRED = "";

  private final String path;
  private final JsonNode node;
  private final Reading reading;
  private final Set<String> known = new LinkedHashSet<>();

  Section(String path, JsonNode node, Reading reading) {
    this.path = path;
    this.node = node;
    this.reading = reading;
  }

  /** A sub-section, empty where the file has none; keys that {@code read} leaves are problems. */
  <T> T section(String key, Function<Section, T> read) {
    known.add(key);
    JsonNode child = node.path(key);
    boolean usable = child.isObject() || child.isMissingNode() || child.isNull();
    if (!usable) {
      problem(key, "is '" + child.asText() + "'; a section with keys of its own belongs here");
    }
    Section section =
        new Section(at(key), child.isObject() ? child : MissingNode.getInstance(), reading);
    T value = read.apply(section);
    section.finish();
    return value;
  }

  /** Notes that the file may have this section although it has not. */
  <T> Optional<T> absent(String key) {
    known.add(key);
    return Optional.empty();
  }

  Optional<String> variable(String name) {
    return reading.variable(name);
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** A text that must be there. */
  String text(String key, String allowed, Pattern shape) {
    return scalar(key, allowed, REQUIRED, text -> matching(text, shape)).orElse("");
  }

  String text(String key, String allowed, Pattern shape, String standard) {
    return scalar(key, allowed, standard, text -> matching(text, shape)).orElse(standard);
  }

  Optional<String> optionalText(String key, String allowed, Pattern shape) {
    if (!has(key)) {
      reading.key(at(key), allowed, "");
      known.add(key);
      return Optional.empty();
    }
    return scalar(key, allowed, REQUIRED, text -> matching(text, shape));
  }

  int integer(String key, int least, int most, int standard) {
    String allowed = "a whole number from " + least + " to " + most;
    return scalar(key, allowed, standard, text -> within(Integer.parseInt(text), least, most))
        .orElse(standard);
  }

  double number(String key, double least, double most, double standard) {
    String allowed = "a number from " + least + " to " + most;
    return scalar(key, allowed, standard, text -> within(Double.parseDouble(text), least, most))
        .orElse(standard);
  }

  Duration duration(String key, Duration least, Duration standard) {
    return scalar(
            key, Units.times(least), Units.show(standard), text -> Units.duration(text, least))
        .orElse(standard);
  }

  /** A time that may be left out. */
  Optional<Duration> optionalDuration(String key, Duration least) {
    if (has(key)) {
      return Optional.of(duration(key, least, least));
    }
    known.add(key);
    reading.key(at(key), Units.times(least), "");
    return Optional.empty();
  }

  long bytes(String key, long least, long standard) {
    String allowed = "a size of " + Units.show(least) + " or more, as 512kb, 64mb or 1gb";
    return scalar(key, allowed, Units.show(standard), text -> Units.bytes(text, least))
        .orElse(standard);
  }

  /** A size that may be left out. */
  Optional<Long> optionalBytes(String key, long least) {
    String allowed = "a size of " + Units.show(least) + " or more, as 512kb, 64mb or 1gb";
    if (has(key)) {
      return scalar(key, allowed, "", text -> Units.bytes(text, least));
    }
    known.add(key);
    reading.key(at(key), allowed, "");
    return Optional.empty();
  }

  <E extends Enum<E>> E choice(String key, Class<E> type, E standard) {
    List<String> names = List.of(type.getEnumConstants()).stream().map(Section::word).toList();
    return scalar(
            key,
            "one of " + String.join(", ", names),
            word(standard),
            text -> type.getEnumConstants()[names.indexOf(text.toLowerCase(Locale.ROOT))])
        .orElse(standard);
  }

  List<String> texts(String key, String allowed, Pattern shape) {
    known.add(key);
    reading.key(at(key), "a list, each " + allowed, "");
    JsonNode list = node.path(key);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      problem(key, "is '" + list.asText() + "'; a list belongs here, as [a, b]");
      return List.of();
    }
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> parsed(key, item, allowed, text -> matching(text, shape)))
        .flatMap(Optional::stream)
        .toList();
  }

  Map<String, String> properties(String key) {
    known.add(key);
    reading.key(at(key), "a mapping from names to values", "");
    Map<String, String> properties = new LinkedHashMap<>();
    node.path(key)
        .properties()
        .forEach(
            entry ->
                parsed(key + "." + entry.getKey(), entry.getValue(), "a text", text -> text)
                    .ifPresent(value -> properties.put(entry.getKey(), value)));
    return Map.copyOf(properties);
  }

  /** Notes a problem that concerns {@code key} of this section. */
  void problem(String key, String what) {
    reading.problem(at(key), what);
  }

  /** Notes every key of the file that nobody asked for. */
  void finish() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problem(key, "is no key of " + (path.isEmpty() ? "the file" : path) + meant(key));
              }
            });
  }

  private String meant(String key) {
    return Nearest.to(key, known)
        .map(near -> "; did you mean '" + near + "'?")
        .orElse("; there are " + String.join(", ", known));
  }

  private <T> Optional<T> scalar(
      String key, String allowed, Object standard, Function<String, T> parse) {
    known.add(key);
    reading.key(at(key), allowed, standard.toString());
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isNull()) {
      return parsed(key, value, allowed, parse);
    }
    if (standard.equals(REQUIRED)) {
      problem(key, "is missing; give " + allowed);
    }
    return Optional.empty();
  }

  private <T> Optional<T> parsed(
      String key, JsonNode value, String allowed, Function<String, T> parse) {
    if (!value.isValueNode()) {
      problem(key, "holds keys or a list; give " + allowed);
      return Optional.empty();
    }
    Optional<String> text = reading.substituted(at(key), value.asText());
    try {
      return text.map(parse);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      problem(key, "is '" + text.orElse("") + "'; give " + allowed);
      return Optional.empty();
    }
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String matching(String text, Pattern shape) {
    if (!shape.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static <N extends Comparable<N>> N within(N value, N least, N most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(value.toString());
    }
    return value;
  }
}
