package io.penumbra.jobs.mirror.control;

import io.penumbra.catalog.Version;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Role;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;

/** Reads a table's route from its ledger. */
public final class Routes {
  private Routes() {}

  /** All lanes that file sets are written for: those that the table takes, and those to come. */
  static TableRoute of(int table, Version version) {
    return route(
        table,
        version,
        lane ->
            lane.feeding().feed() == Feed.STREAM || taken(version.ledger()).contains(lane.id()));
  }

  /**
   * The lanes whose file sets the table takes now. A writer that was not told a route yet begins
   * with these and those that it had been told of at its checkpoint. Others it must not write: a
   * lane becomes active once all writers that had changes wrote it, which says that the silent ones
   * know of it too only because they were told at the same barrier (invariant I4).
   */
  public static TableRoute taken(int table, Version version) {
    return route(table, version, lane -> taken(version.ledger()).contains(lane.id()));
  }

  private static TableRoute route(int table, Version version, Predicate<Lane> written) {
    Ledger ledger = version.ledger();
    return new TableRoute(
        table,
        ledger.generation(),
        ledger.pipeline().map(Pipeline::job).orElse(""),
        ledger.pipeline().map(pipeline -> Positions.parse(pipeline.catchUp())).orElse(-1L),
        version.resumedAt(),
        ledger.lanes().values().stream()
            .filter(Routes::isFed)
            .filter(written)
            .map(lane -> route(lane, isVital(lane, ledger.primary()), version))
            .toList());
  }

  private static Set<LaneId> taken(Ledger ledger) {
    return ledger.lanes().values().stream()
        .filter(Routes::isFed)
        .map(lane -> lane.feeding().filesOf())
        .collect(Collectors.toSet());
  }

  private static boolean isFed(Lane lane) {
    return lane.status().fed() || lane.is(Role.PRIMARY);
  }

  private static boolean isVital(Lane lane, Lane primary) {
    return lane.id().equals(primary.id()) || lane.id().equals(primary.feeding().filesOf());
  }

  private static LaneRoute route(Lane lane, boolean vital, Version version) {
    Schema schema = version.schemas().get(lane.shape().schemaId());
    PartitionSpec spec = version.specs().get(lane.shape().specId());
    return new LaneRoute(
        lane.id().value(),
        vital,
        SchemaParser.toJson(schema),
        PartitionSpecParser.toJson(spec),
        lane.feeding().columns());
  }
}
