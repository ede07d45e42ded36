package io.penumbra.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PiecesTest {
  @Test
  void putTextsOfSeveralSendersTogetherAgain() {
    String one = "1.+x".repeat(200_000);
    String two = "2".repeat(250_000);
    List<String> ofOne = Pieces.of("joined 1", one);
    List<String> ofTwo = Pieces.of("joined 2", two);
    assertThat(ofOne).hasSize(4);
    assertThat(ofTwo).hasSize(1);
    Pieces pieces = new Pieces();
    List<String> whole = new ArrayList<>();

    pieces.add(ofOne.get(0)).ifPresent(whole::add);
    pieces.add(ofTwo.get(0)).ifPresent(whole::add);
    ofOne.subList(1, 4).forEach(piece -> pieces.add(piece).ifPresent(whole::add));

    assertThat(whole).containsExactly(two, one);
  }

  @Test
  void takeAnEmptyText() {
    assertThat(new Pieces().add(Pieces.of("read 0", "").get(0))).isEqualTo(Optional.of(""));
  }
}
