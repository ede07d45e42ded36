package io.penumbra.ops;

import io.penumbra.catalog.verb.Ended;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.SourceBinding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that is known of a table.
 *
 * @param lanes the table itself, its shadows, and the former primary
 * @param ended proposals that are no longer open, oldest first
 */
public record TableView(
    String table,
    Optional<SourceBinding> source,
    Optional<Pipeline> pipeline,
    List<ShadowView> lanes,
    List<Ended> ended) {
  public TableView {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(pipeline, "pipeline");
    lanes = List.copyOf(lanes);
    ended = List.copyOf(ended);
  }
}
