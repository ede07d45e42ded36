package io.penumbra.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads settings from YAML. */
public final class SettingsFile {
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private SettingsFile() {}

  /**
   * @throws PenumbraException naming every problem of the file at once
   */
  public static Settings load(Path file) {
    return parse(text(file), file.toString(), System::getenv);
  }

  /**
   * @param yaml the settings
   * @param name what to call them in errors
   * @param environment gives a variable's value, null when it is not set
   * @throws PenumbraException naming every problem at once
   */
  public static Settings parse(String yaml, String name, UnaryOperator<String> environment) {
    return read(yaml, new Reading(name, environment), Settings::read);
  }

  /**
   * @throws PenumbraException when the file can't be read
   */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new PenumbraException(
          ErrorCode.CONFIG_INVALID,
          "Settings file '" + file + "' can't be read: " + e.getClass().getSimpleName(),
          "Check the path given with -c; conf/ holds examples",
          e);
    }
  }

  static <T> T read(String yaml, Reading reading, Function<Section, T> read) {
    JsonNode root = tree(yaml, reading);
    Section section = new Section("", root, reading);
    T settings = read.apply(section);
    section.finish();
    reading.raise();
    return settings;
  }

  private static JsonNode tree(String yaml, Reading reading) {
    try {
      JsonNode root = YAML.readTree(yaml);
      if (root != null && root.isObject()) {
        return root;
      }
      reading.problem("file", "holds no settings; give at least the section 'catalog'");
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      reading.problem("file", "is no YAML: " + where + firstLine(e.getOriginalMessage()));
    }
    reading.raise();
    return MissingNode.getInstance();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}
