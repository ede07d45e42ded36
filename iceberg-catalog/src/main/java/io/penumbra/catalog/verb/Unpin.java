package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;

/** Gives a pinned cut up. */
public final class Unpin implements Change<PinnedCut> {
  private final PinnedCut cut;

  public Unpin(PinnedCut cut) {
    this.cut = cut;
  }

  @Override
  public PinnedCut stage(Stage stage) {
    stage.remove(cut.primaryTag());
    stage.remove(cut.shadowTag());
    return cut;
  }
}
