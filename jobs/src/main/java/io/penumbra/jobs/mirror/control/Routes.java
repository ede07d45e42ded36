package io.penumbra.jobs.mirror.control;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Table;

/** Reads a table's route from its ledger. */
public final class Routes {
  private Routes() {}

  /**
   * The route as the catalog has it now. Ledger and schemas are two reads: a lane that was dropped
   * between them is left out.
   */
  public static TableRoute of(int table, ShadowedTable shadowed) {
    Ledger ledger = shadowed.ledger();
    Table real = shadowed.table();
    List<LaneRoute> lanes =
        written(ledger).stream()
            .filter(lane -> real.schemas().containsKey(lane.shape().schemaId()))
            .map(lane -> route(lane, isVital(lane, ledger.primary()), real))
            .toList();
    return new TableRoute(
        table,
        ledger.generation(),
        ledger.pipeline().map(Pipeline::job).orElse(""),
        ledger.pipeline().map(pipeline -> Positions.parse(pipeline.catchUp())).orElse(-1L),
        shadowed.resumedAt(),
        lanes);
  }

  /** Lanes that take file sets from the stream, and those whose file sets others take. */
  private static List<Lane> written(Ledger ledger) {
    Set<LaneId> lent =
        ledger.lanes().values().stream()
            .filter(lane -> lane.status().fed())
            .map(lane -> lane.feeding().filesOf())
            .collect(Collectors.toSet());
    return ledger.lanes().values().stream()
        .filter(lane -> lane.status().fed() || lane.is(Role.PRIMARY))
        .filter(lane -> lane.feeding().feed() == Feed.STREAM || lent.contains(lane.id()))
        .toList();
  }

  private static boolean isVital(Lane lane, Lane primary) {
    return lane.id().equals(primary.id()) || lane.id().equals(primary.feeding().filesOf());
  }

  private static LaneRoute route(Lane lane, boolean vital, Table real) {
    Schema schema = real.schemas().get(lane.shape().schemaId());
    PartitionSpec spec = real.specs().get(lane.shape().specId());
    return new LaneRoute(
        lane.id().value(),
        vital,
        SchemaParser.toJson(schema),
        PartitionSpecParser.toJson(spec),
        lane.feeding().columns());
  }
}
