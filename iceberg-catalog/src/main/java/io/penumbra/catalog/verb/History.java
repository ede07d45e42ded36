package io.penumbra.catalog.verb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.TableMetadata;

/**
 * Proposals that are no longer open: one small table property each, written by the commit that ends
 * them, so that none is ever lost between two commits.
 */
public final class History {
  private static final String PREFIX = "penumbra.ended.";
  private static final int VERSION = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private History() {}

  /** Oldest first. */
  public static List<Ended> read(TableMetadata metadata) {
    return metadata.properties().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(PREFIX))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> read(entry.getKey(), entry.getValue()))
        .toList();
  }

  static void add(Stage stage, Ended ended) {
    long next =
        stage.metadata().properties().keySet().stream()
            .filter(name -> name.startsWith(PREFIX))
            .mapToLong(name -> Long.parseLong(name.substring(PREFIX.length())) + 1)
            .max()
            .orElse(0);
    stage.properties(Map.of("%s%06d".formatted(PREFIX, next), write(ended)));
  }

  private static String write(Ended ended) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("version", VERSION)
            .put("name", ended.name())
            .put("ddl", ended.ddl())
            .put("by", ended.by())
            .put("opened", ended.opened().toString())
            .put("at", ended.at().toString())
            .put("outcome", ended.outcome())
            .put("reason", ended.reason());
    return node.toString();
  }

  private static Ended read(String property, String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node.path("version").asInt() != VERSION) {
        throw unreadable(property, "another version wrote it", null);
      }
      return new Ended(
          node.path("name").asText(),
          node.path("ddl").asText(),
          node.path("by").asText(),
          Instant.parse(node.path("opened").asText()),
          Instant.parse(node.path("at").asText()),
          node.path("outcome").asText(),
          node.path("reason").asText());
    } catch (JsonProcessingException e) {
      throw unreadable(property, e.getOriginalMessage(), e);
    }
  }

  private static PenumbraException unreadable(String property, String why, Exception cause) {
    return new PenumbraException(
        ErrorCode.STATE_REFUSED,
        property + " cannot be read: " + why,
        "Use the version of Penumbra that wrote it, or a newer one",
        cause);
  }
}
