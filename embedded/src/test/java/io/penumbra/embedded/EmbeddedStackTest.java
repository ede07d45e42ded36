package io.penumbra.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStackTest {
  @TempDir Path folder;

  @Test
  void aStackNamesItsAddressesInItsSettings() {
    try (EmbeddedStack stack = EmbeddedStack.start(folder)) {
      assertThat(stack.settings())
          .content()
          .contains("port: " + stack.database().port())
          .contains("cluster: localhost:" + stack.flink().rest().getPort())
          .contains(stack.catalog().uri())
          .doesNotContain("%");
    }
  }

  @Test
  void aFolderHasOneStackAtATime() {
    try (EmbeddedStack stack = EmbeddedStack.start(folder)) {
      assertThatThrownBy(() -> EmbeddedStack.start(stack.folder()))
          .isInstanceOfSatisfying(
              PenumbraException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.STATE_REFUSED))
          .hasMessageContaining(folder.toString());
    }
  }

  @Test
  void clearingLeavesWhatIsNotTheStacks() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");
    EmbeddedStack.start(folder).close();

    EmbeddedStack.clear(folder);

    assertThat(folder.resolve("mine.txt")).exists();
    assertThat(folder.resolve("postgres")).doesNotExist();
    assertThat(folder.resolve("penumbra.yaml")).doesNotExist();
  }
}
