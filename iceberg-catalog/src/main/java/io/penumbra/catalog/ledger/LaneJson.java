package io.penumbra.catalog.ledger;

import static io.penumbra.catalog.ledger.Json.flag;
import static io.penumbra.catalog.ledger.Json.instant;
import static io.penumbra.catalog.ledger.Json.longNumber;
import static io.penumbra.catalog.ledger.Json.number;
import static io.penumbra.catalog.ledger.Json.required;
import static io.penumbra.catalog.ledger.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Feeding;
import io.penumbra.lane.Fork;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Origin;
import io.penumbra.lane.Proof;
import io.penumbra.lane.Role;
import io.penumbra.lane.Shape;
import io.penumbra.lane.Standing;
import io.penumbra.lane.Status;
import io.penumbra.lane.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One lane as JSON: the value of a property {@code penumbra.lane.<id>}. */
final class LaneJson {
  static final int VERSION = 1;

  private LaneJson() {}

  static String write(Lane lane) {
    ObjectNode node = Json.versioned(VERSION);
    node.put("id", lane.id().value());
    node.put("name", lane.name());
    node.put("role", lane.role().name());
    node.put("branch", lane.branch());
    node.set("shape", shape(lane.shape()));
    node.set("feeding", feeding(lane.feeding()));
    node.set("origin", origin(lane.origin()));
    node.set("standing", standing(lane.standing()));
    return node.toString();
  }

  static Lane read(String property, String json) {
    JsonNode node = Json.parse(property, json, VERSION);
    return new Lane(
        new LaneId(text(node, "id")),
        text(node, "name"),
        Role.valueOf(text(node, "role")),
        text(node, "branch"),
        shape(required(node, "shape")),
        feeding(required(node, "feeding")),
        origin(required(node, "origin")),
        standing(required(node, "standing")));
  }

  private static ObjectNode shape(Shape shape) {
    return Json.object()
        .put("schema", shape.schemaId())
        .put("spec", shape.specId())
        .put("order", shape.sortOrderId());
  }

  private static Shape shape(JsonNode node) {
    return new Shape(number(node, "schema"), number(node, "spec"), number(node, "order"));
  }

  private static ObjectNode feeding(Feeding feeding) {
    ObjectNode columns = Json.object();
    new TreeMap<>(feeding.columns()).forEach((id, name) -> columns.put(id.toString(), name));
    ObjectNode node =
        Json.object()
            .put("feed", feeding.feed().name())
            .put("active", feeding.active())
            .put("files-of", feeding.filesOf().value())
            .put("separate", feeding.separate());
    node.set("columns", columns);
    return node;
  }

  private static Feeding feeding(JsonNode node) {
    Map<Integer, String> columns = new TreeMap<>();
    required(node, "columns")
        .properties()
        .forEach(entry -> columns.put(Integer.valueOf(entry.getKey()), entry.getValue().asText()));
    return new Feeding(
        Feed.valueOf(text(node, "feed")),
        flag(node, "active"),
        new LaneId(text(node, "files-of")),
        flag(node, "separate"),
        columns);
  }

  private static ObjectNode origin(Origin origin) {
    ObjectNode fork =
        Json.object()
            .put("snapshot", origin.fork().snapshotId())
            .put("checkpoint", origin.fork().checkpoint())
            .put("position", origin.fork().position())
            .put("at", origin.fork().at().toString());
    ObjectNode node =
        Json.object()
            .put("ddl", origin.ddl())
            .put("by", origin.by())
            .put("at", origin.at().toString());
    node.set("fork", fork);
    node.set("base", shape(origin.base()));
    return node;
  }

  private static Origin origin(JsonNode node) {
    JsonNode fork = required(node, "fork");
    return new Origin(
        text(node, "ddl"),
        text(node, "by"),
        instant(node, "at"),
        new Fork(
            longNumber(fork, "snapshot"),
            longNumber(fork, "checkpoint"),
            text(fork, "position"),
            instant(fork, "at")),
        shape(required(node, "base")));
  }

  private static ObjectNode standing(Standing standing) {
    ObjectNode node =
        Json.object().put("status", standing.status().name()).put("reason", standing.reason());
    standing.divergedBy().ifPresent(id -> node.put("diverged-by", id));
    standing.proof().ifPresent(proof -> node.set("proof", proof(proof)));
    if (!standing.waivers().isEmpty()) {
      ArrayNode waivers = node.putArray("waivers");
      standing.waivers().forEach(each -> waivers.add(waiver(each)));
    }
    return node;
  }

  private static Standing standing(JsonNode node) {
    List<Waiver> waivers = new ArrayList<>();
    node.path("waivers").forEach(each -> waivers.add(waiver(each)));
    return new Standing(
        Status.valueOf(text(node, "status")),
        text(node, "reason"),
        Json.optional(node, "diverged-by").map(JsonNode::asLong),
        Json.optional(node, "proof").map(LaneJson::proof),
        waivers);
  }

  private static ObjectNode proof(Proof proof) {
    return Json.object()
        .put("report", proof.reportId())
        .put("passed", proof.passed())
        .put("primary-snapshot", proof.primarySnapshotId())
        .put("shadow-snapshot", proof.shadowSnapshotId())
        .put("at", proof.at().toString());
  }

  private static Proof proof(JsonNode node) {
    return new Proof(
        text(node, "report"),
        flag(node, "passed"),
        longNumber(node, "primary-snapshot"),
        longNumber(node, "shadow-snapshot"),
        instant(node, "at"));
  }

  private static ObjectNode waiver(Waiver waiver) {
    return Json.object()
        .put("cause", waiver.signatureId())
        .put("owner", waiver.owner())
        .put("reason", waiver.reason())
        .put("expires", waiver.expires().toString());
  }

  private static Waiver waiver(JsonNode node) {
    return new Waiver(
        text(node, "cause"), text(node, "owner"), text(node, "reason"), instant(node, "expires"));
  }
}
