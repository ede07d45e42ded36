package io.penumbra.cli.verb;

import java.util.List;
import java.util.concurrent.Callable;

/** All verbs, in the order in which one meets them. */
public final class Verbs {
  /** What runs when none is named. */
  public static final String DEFAULT = "status";

  private Verbs() {}

  public static List<Callable<Integer>> all() {
    return List.of(
        new DoctorVerb(),
        new MirrorVerb(),
        new ProposeVerb(),
        new StatusVerb(),
        new ShowVerb(),
        new ValidateVerb(),
        new ReportVerb(),
        new WaiveVerb(),
        new PromoteVerb(),
        new RollbackVerb(),
        new FinalizeVerb(),
        new DiscardVerb(),
        new PauseVerb(),
        new ResumeVerb(),
        new VersionVerb());
  }
}
