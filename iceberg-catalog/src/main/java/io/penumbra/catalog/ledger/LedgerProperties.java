package io.penumbra.catalog.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.SourceBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.TableMetadata;

/** Reads a ledger from table properties, and writes it to them. */
public final class LedgerProperties {
  /** The branch that each change of a ledger advances, so that it is a compare-and-set. */
  public static final String BRANCH = "penumbra_ledger";

  static final String LEDGER = "penumbra.ledger";
  static final String PIPELINE = "penumbra.pipeline";
  static final String LANE_PREFIX = "penumbra.lane.";
  private static final int VERSION = 1;

  private LedgerProperties() {}

  /** The ledger of a table, empty when it has none. */
  public static Optional<Ledger> read(TableMetadata metadata) {
    return read(metadata.properties());
  }

  /**
   * @throws PenumbraException NOT_ADOPTED when the table has no ledger
   */
  public static Ledger require(TableMetadata metadata) {
    return read(metadata)
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.NOT_ADOPTED,
                    "The table at " + metadata.location() + " has no ledger of lanes",
                    "Name it in the mirror's configuration, or adopt it"));
  }

  /** The properties that hold a ledger. */
  public static SortedMap<String, String> write(Ledger ledger) {
    SortedMap<String, String> properties = new TreeMap<>();
    properties.put(LEDGER, head(ledger));
    ledger.pipeline().ifPresent(pipeline -> properties.put(PIPELINE, pipeline(pipeline)));
    ledger
        .lanes()
        .forEach((id, lane) -> properties.put(LANE_PREFIX + id.value(), LaneJson.write(lane)));
    return properties;
  }

  static Optional<Ledger> read(Map<String, String> properties) {
    return Optional.ofNullable(properties.get(LEDGER)).map(head -> ledger(head, properties));
  }

  private static Ledger ledger(String head, Map<String, String> properties) {
    JsonNode node = Json.parse(LEDGER, head, VERSION);
    SortedMap<LaneId, Lane> lanes = new TreeMap<>();
    properties.forEach(
        (name, value) -> {
          if (name.startsWith(LANE_PREFIX)) {
            Lane lane = LaneJson.read(name, value);
            lanes.put(lane.id(), lane);
          }
        });
    return new Ledger(
        Json.longNumber(node, "generation"),
        Json.number(node, "next-lane"),
        Json.optional(node, "source").map(LedgerProperties::source),
        Optional.ofNullable(properties.get(PIPELINE)).map(LedgerProperties::pipeline),
        lanes);
  }

  private static String head(Ledger ledger) {
    ObjectNode node =
        Json.versioned(VERSION)
            .put("generation", ledger.generation())
            .put("next-lane", ledger.nextLane());
    ledger.source().ifPresent(source -> node.set("source", source(source)));
    return node.toString();
  }

  private static ObjectNode source(SourceBinding source) {
    ObjectNode node = Json.object().put("table", source.table());
    node.set("key", Json.array(source.key()));
    return node;
  }

  private static SourceBinding source(JsonNode node) {
    List<String> key = new ArrayList<>();
    Json.required(node, "key").forEach(column -> key.add(column.asText()));
    return new SourceBinding(Json.text(node, "table"), key);
  }

  private static String pipeline(Pipeline pipeline) {
    return Json.versioned(VERSION)
        .put("lineage", pipeline.lineage())
        .put("job", pipeline.job())
        .put("checkpoint", pipeline.checkpoint())
        .put("position", pipeline.position())
        .put("catch-up", pipeline.catchUp())
        .toString();
  }

  private static Pipeline pipeline(String json) {
    JsonNode node = Json.parse(PIPELINE, json, VERSION);
    return new Pipeline(
        Json.text(node, "lineage"),
        Json.text(node, "job"),
        Json.longNumber(node, "checkpoint"),
        Json.text(node, "position"),
        Json.text(node, "catch-up"));
  }
}
