package io.penumbra.jobs.mirror.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
  @Test
  void aKeyThatWasNotSeenSaysSo() {
    KeyIndex index = new KeyIndex();
    byte[] key = bytes("a");
    assertThat(index.row(index.locate(key, key.length))).isEqualTo(KeyIndex.UNSEEN);
  }

  @Test
  void agreesWithAMapOverRandomKeysAndAfterItWasCleared() {
    KeyIndex index = new KeyIndex();
    Random random = new Random(1);
    for (int round = 0; round < 2; round++) {
      Map<String, Integer> expected = new HashMap<>();
      for (int row = 0; row < 50_000; row++) {
        String name = "k" + random.nextInt(20_000) + "x".repeat(random.nextInt(12));
        byte[] key = bytes(name);
        int entry = index.locate(key, key.length);
        assertThat(index.row(entry)).isEqualTo(expected.getOrDefault(name, KeyIndex.UNSEEN));
        index.row(entry, row);
        expected.put(name, row);
      }
      assertThat(index.size()).isEqualTo(expected.size());
      index.clear();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
