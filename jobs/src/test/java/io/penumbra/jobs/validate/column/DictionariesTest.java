package io.penumbra.jobs.validate.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DictionariesTest {
  @Test
  void aPageOfNullsMayBeEmpty() {
    int[] out = {7};

    Dictionaries.places(ByteBuffer.allocate(0)).read(out, 0);

    assertThat(out).containsExactly(7);
  }

  @Test
  void aPageWithValuesMayNot() {
    Ints places = Dictionaries.places(ByteBuffer.allocate(0));

    assertThatThrownBy(() -> places.read(new int[1], 1))
        .isInstanceOf(BufferUnderflowException.class);
  }
}
