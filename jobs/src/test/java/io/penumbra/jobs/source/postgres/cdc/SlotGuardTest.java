package io.penumbra.jobs.source.postgres.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.config.SourceSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.postgres.TestingPostgres;
import java.util.List;
import java.util.Map;
import org.apache.flink.cdc.connectors.base.source.meta.split.StreamSplit;
import org.apache.flink.cdc.connectors.postgres.source.config.PostgresSourceConfig;
import org.apache.flink.cdc.connectors.postgres.source.config.PostgresSourceConfigFactory;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A job does not go on without the slot that kept its log. */
class SlotGuardTest {
  private final SourceSettings settings = TestingPostgres.database().settings(List.of());
  private final SlotGuard slot = new SlotGuard(settings);

  @Test
  void itsSplitsAreNotRestored() {
    assertRefused(slot::requireKept);
  }

  @Test
  void itsReaderDoesNotMakeTheSlotAnew() {
    Dialect dialect = new Dialect(config(), config(), slot);
    StreamSplit stream =
        new StreamSplit(
            StreamSplit.STREAM_SPLIT_ID,
            Progress.NONE.completed(1).toOffset(),
            Progress.NONE.toOffset(),
            List.of(),
            Map.of(),
            0);
    assertRefused(() -> dialect.createFetchTask(stream));
  }

  private static void assertRefused(ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .isInstanceOfSatisfying(
            PenumbraException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_SETUP))
        .hasMessageContaining("is missing; changes since the last checkpoint are gone");
  }

  private PostgresSourceConfig config() {
    PostgresSourceConfigFactory factory = new PostgresSourceConfigFactory();
    factory.hostname(settings.host());
    factory.port(settings.port());
    factory.database(settings.database());
    factory.username(settings.user());
    factory.password(settings.password().value());
    factory.slotName(settings.slot());
    factory.decodingPluginName("pgoutput");
    return factory.create(0);
  }
}
