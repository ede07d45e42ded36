package io.penumbra.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LaneIdTest {
  @Test
  void ordersByNumberAndNotByText() {
    assertThat(LaneId.of(10)).isGreaterThan(LaneId.of(9));
  }

  @Test
  void refusesWhatIsNoLaneId() {
    assertThatThrownBy(() -> new LaneId("shadow")).hasMessage("Not a lane id: shadow");
  }
}
