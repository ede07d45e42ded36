package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.error.ErrorCode;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Waiver;
import java.util.List;

/** Takes back that somebody answers for a cause of differences. */
public final class WithdrawWaiver implements Change<Waiver> {
  private final String name;
  private final String signatureId;

  public WithdrawWaiver(String name, String signatureId) {
    this.name = name;
    this.signatureId = signatureId;
  }

  @Override
  public Waiver stage(Stage stage) {
    Lane lane = stage.ledger().require(name);
    Refusals.shadow(lane);
    List<Waiver> waivers = lane.standing().waivers();
    Waiver waiver =
        waivers.stream()
            .filter(each -> each.signatureId().equals(signatureId))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusals.refusal(
                        ErrorCode.USAGE,
                        "No waiver of shadow '%s' is of '%s'".formatted(name, signatureId),
                        "There are " + waivers.stream().map(Waiver::signatureId).toList()));
    stage.put(lane.with(lane.standing().withoutWaiver(signatureId)));
    return waiver;
  }
}
