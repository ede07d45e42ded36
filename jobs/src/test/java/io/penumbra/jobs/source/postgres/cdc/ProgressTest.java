package io.penumbra.jobs.source.postgres.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** I3: a restart in the middle of a transaction repeats what was handed on and nothing else. */
class ProgressTest {
  private static final long TRANSACTION = 7;
  private static final long TIME = 1_000;

  @Test
  void changesThatShareAPositionAreCounted() {
    Progress progress =
        Progress.NONE
            .after(100, TRANSACTION, 110, TIME)
            .after(100, TRANSACTION, 120, TIME)
            .after(100, TRANSACTION, 120, TIME);

    assertThat(Progress.of(progress.toOffset()))
        .isEqualTo(new Progress(100, TRANSACTION, 120, 2, TIME));
  }

  @Test
  void afterARestartOnlyWhatWasNotHandedOnComes() {
    Repeats repeats = new Repeats(new Progress(100, TRANSACTION, 120, 2, TIME));

    assertThat(repeats.contains(TRANSACTION, 110)).isTrue();
    assertThat(repeats.contains(TRANSACTION, 120)).isTrue();
    assertThat(repeats.contains(TRANSACTION, 120)).isTrue();
    assertThat(repeats.contains(TRANSACTION, 120)).isFalse();
    assertThat(repeats.contains(TRANSACTION, 130)).isFalse();
  }

  @Test
  void aChangeOfALaterTransactionIsNoRepetitionEvenWhereItsPositionIsLower() {
    Repeats repeats = new Repeats(new Progress(100, TRANSACTION, 120, 2, TIME));

    assertThat(repeats.contains(TRANSACTION + 1, 90)).isFalse();
  }

  @Test
  void theEndOfATransactionForgetsItsParts() {
    Progress progress = Progress.NONE.after(100, TRANSACTION, 110, TIME).completed(150);

    assertThat(progress).isEqualTo(new Progress(150, 0, 0, 0, TIME));
    assertThat(progress.completed(140)).isEqualTo(progress);
  }
}
