package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.follow.Followers;
import io.penumbra.catalog.follow.MainHistory;
import io.penumbra.catalog.view.FixedView;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Role;
import io.penumbra.lane.ShadowName;
import io.penumbra.lane.Status;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Makes a shadow the table; the lane that was the table is kept as the way back (I6, I7). */
public final class Promote implements Change<Swapped> {
  private final String name;
  private final Admission admission;

  public Promote(String name, Admission admission) {
    this.name = name;
    this.admission = admission;
  }

  @Override
  public Swapped stage(Stage stage) {
    ForeignAlter.absorb(stage);
    MainHistory.noteDivergence(stage);
    Followers.sync(stage, Map.of());
    Lane shadow = stage.ledger().require(name);
    Refusals.promotable(stage.ledger(), shadow);
    admission.admit(heads(stage, shadow));
    String former = new ShadowName(name).formerBranch();
    if (stage.metadata().ref(former) != null) {
      throw new PenumbraException(
          ErrorCode.NAME_TAKEN,
          "A branch " + former + " exists that is not Penumbra's",
          "Remove or rename it");
    }
    return new Swap(stage, shadow).run(Role.FORMER, former, Status.SHADOWING);
  }

  private static Heads heads(Stage stage, Lane shadow) {
    Table table =
        new BaseTable(new FixedView(stage.operations(), stage.metadata()), "heads", report -> {});
    return new Heads(
        table,
        stage.ledger(),
        shadow,
        stage.main().map(Snapshot::snapshotId).orElse(-1L),
        head(stage, shadow));
  }

  private static long head(Stage stage, Lane shadow) {
    return stage.head(shadow.branch()).orElseThrow().snapshotId();
  }
}
