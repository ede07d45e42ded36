package io.penumbra.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PrintedErrorTest {

  @Test
  void anErrorComesBackOutOfTheTracesOfOthers() {
    PenumbraException error =
        new PenumbraException(
            ErrorCode.CONFIG_INVALID,
            "the file has 2 problems\n  a: is wrong\n  b: is missing",
            "Mend it",
            new IllegalStateException("inner"));
    PenumbraException found =
        PrintedError.in(trace(new IllegalStateException("outer", error))).orElseThrow();
    assertThat(found.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(found).hasMessage(error.getMessage());
    assertThat(found.next()).isEqualTo("Mend it");
  }

  @Test
  void theOutermostOfSeveralIsTold() {
    PenumbraException inner = new PenumbraException(ErrorCode.STORAGE, "full", "Make room");
    PenumbraException outer =
        new PenumbraException(ErrorCode.SOURCE_SETUP, "no slot", "Make one", inner);
    assertThat(PrintedError.in(trace(outer))).get().extracting("code").isEqualTo(outer.code());
  }

  @Test
  void theErrorsOfOthersAreNotOurs() {
    assertThat(PrintedError.in(trace(new IllegalStateException("no")))).isEmpty();
  }

  private static String trace(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
