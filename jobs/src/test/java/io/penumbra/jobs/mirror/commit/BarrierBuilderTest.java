package io.penumbra.jobs.mirror.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.jobs.mirror.write.TableEpoch;
import io.penumbra.jobs.mirror.write.WrittenFiles;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Epochs of writers that took different barriers, in one barrier that all took (I4). */
class BarrierBuilderTest {
  private final BarrierBuilder builder = new BarrierBuilder();

  @Test
  void aLaneIsFullOnlyWhenEveryEpochOfEveryWriterHasIt() {
    builder.add(4, epoch(-1, "l0"));
    builder.add(5, epoch(-1, "l0", "l1"));
    builder.add(6, epoch(-1, "l0", "l1"));
    assertThat(builder.build(6, 10).full()).containsExactly("l0");
  }

  @Test
  void epochsKeepTheOrderOfTheirWritersCheckpoints() {
    builder.add(6, epoch(-1, "l0"));
    builder.add(4, epoch(-1, "l0"));
    builder.add(5, epoch(-1, "l0"));
    assertThat(builder.build(6, 10).epochs())
        .extracting(PendingEpoch::writerCheckpoint)
        .containsExactly(4L, 5L, 6L);
  }

  @Test
  void aTruncationThatWritersMeetInDifferentEpochsEmptiesTheTableOnce() {
    builder.add(4, epoch(70, "l0"));
    builder.add(5, epoch(-1, "l0"));
    builder.add(6, epoch(70, "l0"));
    assertThat(builder.build(6, 90).epochs())
        .extracting(PendingEpoch::truncated)
        .containsExactly(true, false, false);
  }

  @Test
  void aSecondTruncationEmptiesTheTableAgain() {
    builder.add(4, epoch(70, "l0"));
    builder.add(5, epoch(80, "l0"));
    builder.add(6, epoch(80, "l0"));
    assertThat(builder.build(6, 90).epochs())
        .extracting(PendingEpoch::truncated)
        .containsExactly(true, true, false);
  }

  @Test
  void aLaneThatOneWriterCouldNotWriteIsDetachedAndNotFull() {
    builder.add(6, epoch(-1, "l0", "l1"));
    builder.add(6, new TableEpoch(0, files("l0"), Map.of("l1", "full disk"), -1, ""));
    PendingBarrier barrier = builder.build(6, 10);
    assertThat(barrier.full()).containsExactly("l0");
    assertThat(barrier.detached()).containsEntry("l1", "full disk");
  }

  private static TableEpoch epoch(long truncatedAt, String... lanes) {
    return new TableEpoch(0, files(lanes), Map.of(), truncatedAt, "");
  }

  private static Map<String, WrittenFiles> files(String... lanes) {
    return Arrays.stream(lanes).collect(Collectors.toMap(lane -> lane, lane -> WrittenFiles.NONE));
  }
}
