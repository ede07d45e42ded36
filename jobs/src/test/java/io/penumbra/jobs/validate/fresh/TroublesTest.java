package io.penumbra.jobs.validate.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Proof;
import io.penumbra.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TroublesTest {
  private final List<String> told = new ArrayList<>();
  private final StopSign stop = new StopSign();

  @Test
  void asksAgainWhereTheCatalogIsAwayAndTellsOnce() {
    Troubles troubles = troubles(age(Optional.empty()));
    Iterator<PenumbraException> away =
        List.of(error(ErrorCode.CATALOG_UNREACHABLE), error(ErrorCode.CATALOG_UNREACHABLE))
            .iterator();
    Optional<Ending> answer =
        troubles.outlast(
            () -> {
              if (away.hasNext()) {
                throw away.next();
              }
              return Optional.of(Ending.PROMOTED);
            });
    assertThat(answer).contains(Ending.PROMOTED);
    assertThat(told).containsExactly("CATALOG_UNREACHABLE");
  }

  @Test
  void looksAgainWhereAShadowCanNotBeComparedAsItStands() {
    Troubles troubles = troubles(age(Optional.empty()));
    assertThat(troubles.outlast(failing(ErrorCode.DIVERGED))).isEmpty();
    assertThat(troubles.outlast(failing(ErrorCode.DIVERGED))).isEmpty();
    assertThat(troubles.outlast(Optional::empty)).isEmpty();
    assertThat(troubles.outlast(failing(ErrorCode.DIVERGED))).isEmpty();
    assertThat(told).containsExactly("DIVERGED", "DIVERGED");
  }

  @Test
  void givesUpWhatNeverPasses() {
    Troubles troubles = troubles(age(Optional.empty()));
    assertThatThrownBy(() -> troubles.outlast(failing(ErrorCode.INTERNAL_ERROR)))
        .hasMessage("INTERNAL_ERROR");
    assertThat(told).isEmpty();
  }

  /** Once, Ctrl-C in the middle of a read was told as a storage that is away. */
  @Test
  void takesNothingForTroubleThatEndsBecauseItWasTold() {
    Troubles troubles = troubles(age(Optional.empty()));
    stop.raise();
    assertThatThrownBy(() -> troubles.outlast(failing(ErrorCode.STORAGE))).hasMessage("STORAGE");
    assertThatThrownBy(() -> troubles.outlast(failing(ErrorCode.DIVERGED))).hasMessage("DIVERGED");
    assertThat(told).isEmpty();
  }

  @Test
  void tellsOnceThatAProofIsTooOld() {
    ProofAge age = age(Optional.of(Duration.ofMinutes(5)));
    Troubles troubles = troubles(age);
    troubles.outlast(Optional::empty);
    assertThat(told).as("there never was a proof").isEmpty();
    age.knownAt(Instant.now().minus(Duration.ofMinutes(6)));
    troubles.outlast(Optional::empty);
    troubles.outlast(Optional::empty);
    assertThat(told).singleElement().asString().contains("t:wide is 360 s old, and may be 300 s");
    age.knownNow();
    troubles.outlast(Optional::empty);
    assertThat(age.overdue()).isFalse();
    assertThat(told).hasSize(1);
  }

  private static Supplier<Optional<Ending>> failing(ErrorCode code) {
    return () -> {
      throw error(code);
    };
  }

  private static PenumbraException error(ErrorCode code) {
    return new PenumbraException(code, code.name(), "next");
  }

  private static ProofAge age(Optional<Duration> most) {
    return new ProofAge(Clock.systemUTC(), most);
  }

  private Troubles troubles(ProofAge age) {
    Listener listener =
        new Listener() {
          @Override
          public void compared(Report report, Pass pass) {}

          @Override
          public void holds(Proof proof) {}

          @Override
          public void troubled(PenumbraException trouble) {
            told.add(trouble.getMessage());
          }
        };
    return new Troubles(age, listener, "t:wide", stop);
  }
}
