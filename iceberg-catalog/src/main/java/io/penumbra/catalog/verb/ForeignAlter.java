package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.graft.Readability;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Role;
import io.penumbra.lane.Shape;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableMetadata;

/** A schema change that somebody else made on main: it is noted and followed, and stops nothing. */
public final class ForeignAlter {
  private ForeignAlter() {}

  /** Takes main's shape as it is; the open shadows are put on it. */
  public static void absorb(Stage stage) {
    TableMetadata metadata = stage.metadata();
    Lane primary = stage.ledger().primary();
    Shape found =
        new Shape(
            metadata.currentSchemaId(), metadata.defaultSpecId(), metadata.defaultSortOrderId());
    if (found.equals(primary.shape())) {
      return;
    }
    Map<Integer, String> columns = new HashMap<>(primary.feeding().columns());
    columns.keySet().removeIf(id -> metadata.schema().findField(id) == null);
    Lane altered = primary.with(found).with(primary.feeding().columns(columns));
    stage.put(altered);
    stage.ledger().withRole(Role.FORMER).forEach(former -> detour(stage, former));
    new OpenShadows(stage, primary).rebase(altered);
    stage.ledger(stage.ledger().nextGeneration());
    History.add(
        stage,
        Lanes.ended(
            primary,
            Instant.ofEpochMilli(metadata.lastUpdatedMillis()),
            "altered",
            "somebody changed the table from " + primary.shape() + " to " + found));
  }

  /** A former primary with a column that main no longer has needs files of its own. */
  private static void detour(Stage stage, Lane former) {
    Schema schema = stage.metadata().schemasById().get(former.shape().schemaId());
    if (former.feeding().feed() == Feed.FOLLOW
        && !Readability.follows(schema, stage.metadata().schema())) {
      stage.put(former.with(former.feeding().feed(Feed.STREAM)));
    }
  }
}
