package io.penumbra.jobs.mirror.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The lanes of one table that need file sets.
 *
 * @param table index into the job's list of tables
 * @param generation the ledger's; a route of an older one is stale
 * @param job the Flink job that feeds the table by its ledger, empty when none does
 * @param resumedAt when the table was asked to go on last, in epoch milliseconds; 0 for never
 * @param catchUp source position up to which a rewound stream repeats itself, -1 when it does not
 */
public record TableRoute(
    int table, long generation, String job, long catchUp, long resumedAt, List<LaneRoute> lanes) {
  public TableRoute {
    Objects.requireNonNull(job, "job");
    lanes = List.copyOf(lanes);
  }

  /** The same, with those of other lanes that it does not have. */
  public TableRoute plus(List<LaneRoute> others) {
    Map<String, LaneRoute> all = new LinkedHashMap<>();
    lanes.forEach(lane -> all.put(lane.lane(), lane));
    others.forEach(lane -> all.putIfAbsent(lane.lane(), lane));
    return new TableRoute(table, generation, job, catchUp, resumedAt, List.copyOf(all.values()));
  }
}
