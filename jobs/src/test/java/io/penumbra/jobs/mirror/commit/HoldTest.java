package io.penumbra.jobs.mirror.commit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Barriers of a stopped table wait for the barrier at which all writers go on (I12). */
class HoldTest {
  @Test
  void nothingIsHeldWhileAllWritersGoOn() {
    Hold hold = new Hold(Held.NOTHING);
    hold.told(0, "");
    hold.at(3);
    assertThat(hold.holds(3, 3)).isFalse();
  }

  @Test
  void barriersWaitFromTheStopUntilTheBarrierOfTheResumptionIsComplete() {
    Hold hold = new Hold(Held.NOTHING);
    hold.told(1, "bad row");
    hold.at(3);
    hold.told(0, "");
    hold.at(4);
    assertThat(hold.holds(2, 4)).isFalse();
    assertThat(hold.holds(3, 4)).isTrue();
    hold.told(1, "");
    hold.at(5);
    assertThat(hold.holds(3, 4)).isTrue();
    assertThat(hold.holds(3, 5)).isFalse();
    assertThat(hold.held()).isEqualTo(new Held(3, 5));
  }

  @Test
  void whatWasHeldBeforeARestartStaysHeldUntilAWriterTells() {
    Hold hold = new Hold(new Held(3, Held.OPEN));
    hold.at(6);
    assertThat(hold.holds(3, 6)).isTrue();
    hold.told(0, "bad row");
    hold.at(7);
    assertThat(hold.held()).isEqualTo(new Held(3, Held.OPEN));
    hold.told(0, "");
    hold.at(8);
    assertThat(hold.holds(3, 8)).isFalse();
  }

  @Test
  void whatWasHeldIsCommittedTogether() {
    Hold hold = new Hold(new Held(3, 5));
    assertThat(hold.joins(3)).isFalse();
    assertThat(hold.joins(4)).isTrue();
    assertThat(hold.joins(5)).isTrue();
    assertThat(hold.joins(6)).isFalse();
    hold.committed(5);
    assertThat(hold.joins(4)).isFalse();
  }
}
