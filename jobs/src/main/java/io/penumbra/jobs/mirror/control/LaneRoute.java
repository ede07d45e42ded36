package io.penumbra.jobs.mirror.control;

import java.util.Map;
import java.util.Objects;

/**
 * A lane as a writer has to know it. Ids and schemas travel as text because Iceberg's own classes
 * are not made to be sent.
 *
 * @param lane its id
 * @param vital whether what users read is fed from its files: it can't be given up
 * @param schema the lane's schema as JSON
 * @param spec the lane's partition spec as JSON
 * @param columns source column by field id
 */
public record LaneRoute(
    String lane, boolean vital, String schema, String spec, Map<Integer, String> columns) {
  public LaneRoute {
    Objects.requireNonNull(lane, "lane");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(spec, "spec");
    columns = Map.copyOf(columns);
  }
}
