package io.penumbra.catalog.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Versioned JSON objects in table properties. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String VERSION = "version";

  private Json() {}

  static ObjectNode versioned(int version) {
    return MAPPER.createObjectNode().put(VERSION, version);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * @throws PenumbraException when the text is no JSON object or was written by another version
   */
  static JsonNode parse(String property, String text, int version) {
    JsonNode node = tree(property, text);
    int found = node.path(VERSION).asInt(-1);
    if (found != version) {
      throw unreadable(property, "it has version " + found + ", this program reads " + version);
    }
    return node;
  }

  static JsonNode required(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      throw unreadable("The ledger", "field '" + field + "' is missing in " + node);
    }
    return value;
  }

  static String text(JsonNode node, String field) {
    return required(node, field).asText();
  }

  static int number(JsonNode node, String field) {
    return required(node, field).asInt();
  }

  static long longNumber(JsonNode node, String field) {
    return required(node, field).asLong();
  }

  static boolean flag(JsonNode node, String field) {
    return required(node, field).asBoolean();
  }

  static Instant instant(JsonNode node, String field) {
    return Instant.parse(text(node, field));
  }

  static Optional<JsonNode> optional(JsonNode node, String field) {
    return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
  }

  static ArrayNode array(List<String> values) {
    ArrayNode array = MAPPER.createArrayNode();
    values.forEach(array::add);
    return array;
  }

  private static JsonNode tree(String property, String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw unreadable(property, "it is no JSON: " + e.getOriginalMessage());
    }
  }

  private static PenumbraException unreadable(String what, String why) {
    return new PenumbraException(
        ErrorCode.STATE_REFUSED,
        what + " cannot be read: " + why,
        "Use the version of Penumbra that wrote it, or a newer one");
  }
}
