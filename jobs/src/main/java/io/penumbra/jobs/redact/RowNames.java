package io.penumbra.jobs.redact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penumbra.config.Redact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What names rows and places in reports, without the values that may not be shown. */
final class RowNames {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final char BETWEEN = '/';

  private final HiddenColumns columns;

  RowNames(HiddenColumns columns) {
    this.columns = columns;
  }

  /** A row's key as a JSON object. */
  String key(String recordId) {
    if (recordId.isEmpty()) {
      return recordId;
    }
    try {
      if (MAPPER.readTree(recordId) instanceof ObjectNode key) {
        List<String> columnNames = new ArrayList<>();
        key.fieldNames().forEachRemaining(columnNames::add);
        columnNames.forEach(name -> redact(key, name));
        return key.toString();
      }
      return HiddenColumns.MASK;
    } catch (JsonProcessingException e) {
      // It names a row in a way that is not known here, so it may hold anything.
      return HiddenColumns.MASK;
    }
  }

  /** A partition as {@code day=2026-01-05/city=Ulm}. */
  String partition(String partition) {
    return Arrays.stream(partition.split(Character.toString(BETWEEN), -1))
        .map(this::part)
        .collect(Collectors.joining(Character.toString(BETWEEN)));
  }

  private String part(String part) {
    int equal = part.indexOf('=');
    Redact policy = columns.partitions().get(part.substring(0, Math.max(0, equal)));
    return policy == null
        ? part
        : part.substring(0, equal + 1) + columns.show(policy, part.substring(equal + 1));
  }

  private void redact(ObjectNode key, String name) {
    JsonNode value = key.get(name);
    if (!value.isNull()) {
      columns.policy(name).ifPresent(policy -> key.put(name, columns.show(policy, value.asText())));
    }
  }
}
