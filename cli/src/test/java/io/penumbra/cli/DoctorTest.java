package io.penumbra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.cli.TestingTerminal.Answer;
import io.penumbra.testing.TestingFlink;
import io.penumbra.testing.TestingShop;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir private Path folder;

  @Test
  void everyCheckIsALineWithItsValue() {
    try (TestingFlink flink = TestingFlink.running(TestingShop.JOB)) {
      Answer answer = doctor(flink.address());
      assertThat(answer.exit()).isZero();
      assertThat(answer.out())
          .containsPattern("ok +catalog +two racing commits +the second was refused")
          .containsPattern("ok +storage +write ")
          .containsPattern("ok +storage +read +8 bytes")
          .containsPattern("ok +storage +list ")
          .containsPattern("ok +storage +delete +gone")
          .containsPattern("ok +flink +version +1.20.3")
          .containsPattern("ok +flink +checkpoints +file:///checkpoints")
          .containsPattern("ok +flink +slots +1 of 2 free, 1 needed");
    }
  }

  @Test
  void whatCanNotBeReachedIsALineWithItsFixAndTheOthersGoOn() {
    Answer answer = doctor("localhost:1");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out())
        .containsPattern("ok +storage +delete +gone")
        .containsPattern("fail +flink +reachable +No Flink cluster answers at http://localhost:1")
        .contains("fix: Start it, or correct flink.cluster or --cluster");
  }

  @Test
  void itLeavesNothingBehind() {
    TestingShop shop = TestingShop.open(folder, "localhost:1");
    TestingTerminal.with(shop.settings()).type("doctor");
    assertThat(TestingTerminal.with(shop.settings()).type("status", "--json").out())
        .doesNotContain("doctor");
  }

  private Answer doctor(String cluster) {
    return TestingTerminal.with(TestingShop.open(folder, cluster).settings()).type("doctor");
  }
}
