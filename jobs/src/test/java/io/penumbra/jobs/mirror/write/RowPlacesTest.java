package io.penumbra.jobs.mirror.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowPlacesTest {
  @Test
  void aRowIsFoundInItsFileAtItsPosition() {
    RowPlaces places = new RowPlaces();
    int a = places.opened(new DataFileTarget("a", null));
    int b = places.opened(new DataFileTarget("b", null));
    int[] files = {a, a, b, a, b, b};
    long[] positions = {0, 1, 0, 2, 1, 2};
    for (int row = 0; row < files.length; row++) {
      places.add(files[row], positions[row]);
    }
    for (int row = 0; row < files.length; row++) {
      assertThat(places.fileOf(row).path()).isEqualTo(files[row] == a ? "a" : "b");
      assertThat(places.positionOf(row)).isEqualTo(positions[row]);
    }
    assertThat(places.rows()).isEqualTo(files.length);
  }
}
