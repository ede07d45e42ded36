package io.penumbra.ops;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Role;
import io.penumbra.lane.ShadowName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.Table;

/**
 * All that is known of a shadow, a former primary, or the table itself.
 *
 * @param sharesFiles whether it holds none of its own
 * @param tag what engines read it by, absent for a lane that is no shadow
 * @param snapshotId its head, absent where nothing was ever written
 */
public record ShadowView(
    String table,
    Lane lane,
    boolean sharesFiles,
    long ownBytes,
    Optional<String> tag,
    Optional<Long> snapshotId,
    List<FieldLine> fields) {
  public ShadowView {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(lane, "lane");
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(snapshotId, "snapshotId");
    fields = List.copyOf(fields);
  }

  static ShadowView of(ShadowedTable shadowed, Lane lane) {
    Table table = shadowed.table();
    return new ShadowView(
        shadowed.id().toString(),
        lane,
        lane.feeding().feed() == Feed.FOLLOW || !lane.feeding().active(),
        lane.is(Role.PRIMARY) ? 0 : new OwnFiles(table).bytes(table.snapshot(lane.branch())),
        lane.is(Role.SHADOW)
            ? Optional.of(new ShadowName(lane.name()).headTag())
            : Optional.empty(),
        Optional.ofNullable(table.snapshot(lane.branch())).map(head -> head.snapshotId()),
        FieldLine.of(table.schemas().get(lane.shape().schemaId()), lane));
  }
}
