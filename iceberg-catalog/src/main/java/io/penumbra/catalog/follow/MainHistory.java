package io.penumbra.catalog.follow;

import io.penumbra.catalog.commit.Marks;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Role;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/** What others have done to main since the last commit of ours (invariant I11). */
public final class MainHistory {
  /** Main's head as the last lockstep commit or swap left it. */
  static final String MARKER = "penumbra.main";

  private static final String NONE = "none";

  private MainHistory() {}

  /** Remembers main's head as one that all lanes have. */
  public static void mark(Stage stage) {
    String head = stage.main().map(snapshot -> Long.toString(snapshot.snapshotId())).orElse(NONE);
    if (!head.equals(stage.metadata().properties().get(MARKER))) {
      stage.properties(Map.of(MARKER, head));
    }
  }

  /**
   * Notes in each lane with files of its own that a stranger changed rows of main.
   *
   * @throws PenumbraException MAIN_MOVED when main's head does not descend from the marked one
   */
  public static void noteDivergence(Stage stage) {
    Optional<Long> foreign = firstForeign(stage.metadata());
    if (foreign.isEmpty()) {
      return;
    }
    for (Lane lane : stage.ledger().lanes().values()) {
      boolean misses = !lane.is(Role.PRIMARY) && lane.writesOwnFiles();
      if (misses && lane.standing().divergedBy().isEmpty()) {
        stage.put(lane.with(lane.standing().divergedBy(foreign)));
      }
    }
  }

  /** The oldest snapshot of main since the marked one that is a stranger's and changed rows. */
  static Optional<Long> firstForeign(TableMetadata metadata) {
    String marker = metadata.properties().getOrDefault(MARKER, NONE);
    Optional<Long> foreign = Optional.empty();
    Snapshot at = metadata.currentSnapshot();
    while (at != null && !marker.equals(Long.toString(at.snapshotId()))) {
      if (changesRows(at)) {
        foreign = Optional.of(at.snapshotId());
      }
      Long parent = at.parentId();
      if (parent != null && marker.equals(parent.toString())) {
        return foreign;
      }
      Snapshot before = parent == null ? null : metadata.snapshot(parent);
      if (before == null) {
        return beginning(metadata, marker, at, foreign);
      }
      at = before;
    }
    return at == null && !marker.equals(NONE) ? refuse(metadata, marker) : foreign;
  }

  /**
   * The history ends before the marked head was met: by its nature, by expiry, or by a rollback.
   */
  private static Optional<Long> beginning(
      TableMetadata metadata, String marker, Snapshot oldest, Optional<Long> foreign) {
    if (marker.equals(NONE)) {
      return foreign;
    }
    boolean expired = oldest.parentId() != null && metadata.snapshot(marked(marker)) == null;
    return expired ? Optional.of(oldest.snapshotId()) : refuse(metadata, marker);
  }

  private static Optional<Long> refuse(TableMetadata metadata, String marker) {
    Snapshot head = metadata.currentSnapshot();
    throw new PenumbraException(
        ErrorCode.MAIN_MOVED,
        "Main's head "
            + (head == null ? "is gone" : head.snapshotId() + " does not descend from " + marker)
            + ", which was committed last: somebody rolled the table back",
        "Set main back to snapshot " + marker + ", or load the table anew");
  }

  private static long marked(String marker) {
    return Long.parseLong(marker);
  }

  private static boolean changesRows(Snapshot snapshot) {
    return !Marks.ours(snapshot) && !DataOperations.REPLACE.equals(snapshot.operation());
  }
}
