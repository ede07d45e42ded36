package io.penumbra.jobs.source.postgres.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.postgres.TestingPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotGuardTest {
  @Test
  void aJobDoesNotGoOnWithoutTheSlotThatKeptItsLog() {
    TestingPostgres postgres = TestingPostgres.database();

    assertThatThrownBy(() -> new SlotGuard(postgres.settings(List.of())).requireKept())
        .isInstanceOfSatisfying(
            PenumbraException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_SETUP))
        .hasMessageContaining("is missing; changes since the last checkpoint are gone");
  }
}
