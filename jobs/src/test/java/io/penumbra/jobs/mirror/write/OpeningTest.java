package io.penumbra.jobs.mirror.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.config.LaneLimits;
import io.penumbra.jobs.mirror.control.LaneRoute;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.mirror.control.Routes;
import io.penumbra.jobs.mirror.control.TableRoute;
import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.ChangeKind;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.ReplicaIdentity;
import io.penumbra.jobs.source.SourceColumn;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.lane.SourceBinding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which lanes a writer begins with (I4). A lane is active once each writer that had changes wrote
 * it, so a writer that read the ledger by itself, ahead of another that had none, made the lane
 * active before that other one knew of it: its changes were lost in the shadow.
 */
class OpeningTest {
  private static final TableIdentifier ID = TableIdentifier.of("db", "t");
  private static final SourceTable SOURCE =
      new SourceTable(
          "public",
          "t",
          List.of(new SourceColumn("id", Types.LongType.get())),
          Set.of("id"),
          List.of("id"),
          ReplicaIdentity.FULL);
  private static final Layout LAYOUT = Layout.of(0, SOURCE.columns());

  @TempDir private Path folder;
  private HadoopCatalog catalog;
  private ShadowedTable table;

  @BeforeEach
  void create() {
    catalog = new HadoopCatalog(new Configuration(), folder.toUri().toString());
    table =
        ShadowedTable.create(
            catalog,
            ID,
            new NewTable(
                new Schema(List.of(NestedField.required(1, "id", Types.LongType.get())), Set.of(1)),
                PartitionSpec.unpartitioned(),
                SortOrder.unsorted(),
                Map.of()),
            new SourceBinding("public.t", List.of("id")),
            Map.of(1, "id"));
  }

  @Test
  void aWriterThatWasToldNothingWritesNoLaneThatIsStillToBecomeActive() throws IOException {
    String primary = table.ledger().primary().id().value();
    propose();

    assertThat(lanesOf(opener().open(0, Map.of(LAYOUT.id(), LAYOUT), null, List.of())))
        .containsExactly(primary);
  }

  @Test
  void aWriterBeginsWithWhatAllWereToldThoughTheLedgerIsAhead() throws IOException {
    TableRoute told = Routes.taken(0, table.version());
    String primary = table.ledger().primary().id().value();
    propose();

    assertThat(lanesOf(opener().open(0, Map.of(LAYOUT.id(), LAYOUT), told, List.of())))
        .containsExactly(primary);
  }

  @Test
  void aWriterGoesByWhatIsToldThoughItsOwnReadingWasNewer() throws IOException {
    LaneRoute primary = Routes.taken(0, table.version()).lanes().get(0);
    LaneRoute shadow =
        new LaneRoute("told", false, primary.schema(), primary.spec(), primary.columns());
    TableRoute told = new TableRoute(0, 0, "", -1, 0, List.of(primary, shadow));
    propose();
    TableWriter writer = opener().open(0, Map.of(LAYOUT.id(), LAYOUT), null, List.of());

    writer.route(told);

    assertThat(told.generation()).isLessThan(table.ledger().generation());
    assertThat(lanesOf(writer)).containsExactlyInAnyOrder(primary.lane(), "told");
  }

  /**
   * A barrier that a restarted job brought made a lane active that its writers had begun without.
   */
  @Test
  void aWriterGoesOnWithTheLanesThatItsCheckpointKnows() throws IOException {
    LaneRoute primary = Routes.taken(0, table.version()).lanes().get(0);
    LaneRoute shadow =
        new LaneRoute("known", false, primary.schema(), primary.spec(), primary.columns());

    assertThat(lanesOf(opener().open(0, Map.of(LAYOUT.id(), LAYOUT), null, List.of(shadow))))
        .containsExactlyInAnyOrder(primary.lane(), "known");
  }

  private void propose() {
    Evolution same = now -> new Evolution.Target(now.schema(), now.spec(), now.order(), Map.of());
    table.propose(new Proposal(Optional.of("next"), "ALTER TABLE t", "test", true, same));
  }

  private Set<String> lanesOf(TableWriter writer) throws IOException {
    BinaryRowData row =
        new RowDataSerializer(LAYOUT.rowType()).toBinaryRow(GenericRowData.of(1L)).copy();
    writer.apply(new Change(0, ChangeKind.INSERT, LAYOUT.id(), null, row, 1, 1, 0));
    writer.end();
    Set<String> lanes = writer.complete().lanes().keySet();
    writer.close();
    return lanes;
  }

  private TableOpener opener() {
    return new TableOpener(
        new MirroredTable(SOURCE, "db.t"),
        catalog,
        "job",
        false,
        0,
        Runnable::run,
        ShadowLimits.of(new LaneLimits(1.25, 1, Duration.ofSeconds(30)), Duration.ofSeconds(4), 1),
        folder.resolve("parked").toString(),
        () -> false,
        new TableMetrics(new UnregisteredMetricsGroup(), "db.t"));
  }
}
