package io.penumbra.catalog.lockstep;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.SourceBinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a job the one that feeds a table, and shuts the door behind the one before (I3). */
public final class TakeoverCommit implements Change<Pipeline> {
  /** Jobs that were taken over from: should one come back to life, it must not take over again. */
  static final String RETIRED = "penumbra.retired-jobs";

  private static final int RETIRED_KEPT = 20;

  private final Takeover takeover;

  public TakeoverCommit(Takeover takeover) {
    this.takeover = takeover;
  }

  @Override
  public Pipeline stage(Stage stage) {
    Ledger ledger = stage.ledger();
    List<String> retired = retired(stage);
    if (retired.contains(takeover.job())) {
      throw new PenumbraException(
          ErrorCode.FENCED,
          "Job " + takeover.job() + " was replaced by a later one and may not feed the table again",
          "Stop it; start a new job from its newest savepoint if it is still wanted");
    }
    Pipeline claimed = claimed(ledger);
    if (!Optional.of(claimed).equals(ledger.pipeline())) {
      ledger.pipeline().ifPresent(before -> retire(stage, retired, before.job()));
      stage.ledger(ledger.with(claimed));
    }
    return claimed;
  }

  private Pipeline claimed(Ledger ledger) {
    Optional<Pipeline> before = ledger.pipeline();
    String lineage =
        takeover.restored().map(Takeover.Restored::lineage).orElse(takeover.newLineage());
    if (before.isEmpty() || isFresh(before.get())) {
      return new Pipeline(lineage, takeover.job(), -1, "", "");
    }
    Pipeline committed = before.get();
    Takeover.Restored restored =
        takeover.restored().orElseThrow(() -> refused(committed, "without its state"));
    boolean goesOn =
        restored.lineage().equals(committed.lineage())
            && restored.checkpoint() >= committed.checkpoint();
    return goesOn ? goOn(committed) : rewind(ledger, committed);
  }

  private Pipeline goOn(Pipeline committed) {
    return new Pipeline(
        committed.lineage(),
        takeover.job(),
        committed.checkpoint(),
        committed.position(),
        committed.catchUp());
  }

  /** Repeats what the table has: right for rows with a key, twice the rows without one. */
  private Pipeline rewind(Ledger ledger, Pipeline committed) {
    boolean keyed = ledger.source().map(SourceBinding::key).filter(k -> !k.isEmpty()).isPresent();
    if (!keyed) {
      throw refused(committed, "from an older state, and the table has no key");
    }
    String catchUp = committed.rewinding() ? committed.catchUp() : committed.position();
    return new Pipeline(takeover.newLineage(), takeover.job(), -1, "", catchUp);
  }

  private static boolean isFresh(Pipeline pipeline) {
    return pipeline.checkpoint() < 0 && !pipeline.rewinding();
  }

  private PenumbraException refused(Pipeline committed, String how) {
    return new PenumbraException(
        ErrorCode.REWIND_REFUSED,
        "Job "
            + takeover.job()
            + " starts "
            + how
            + ", but the table holds checkpoint "
            + committed.checkpoint()
            + " at "
            + committed.position(),
        "Start it from the newest savepoint or retained checkpoint, or load into a new table");
  }

  private static List<String> retired(Stage stage) {
    String property = stage.metadata().properties().getOrDefault(RETIRED, "");
    return property.isEmpty() ? List.of() : Arrays.asList(property.split(",", -1));
  }

  private void retire(Stage stage, List<String> retired, String job) {
    if (!job.equals(takeover.job())) {
      List<String> all = new ArrayList<>(retired);
      all.add(job);
      List<String> kept = all.subList(Math.max(0, all.size() - RETIRED_KEPT), all.size());
      stage.properties(Map.of(RETIRED, String.join(",", kept)));
    }
  }
}
