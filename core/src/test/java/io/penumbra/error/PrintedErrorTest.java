package io.penumbra.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
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

  @Test
  void isPrintedWhenItsClassLoaderIsClosed() throws Exception {
    URL classes = PenumbraException.class.getProtectionDomain().getCodeSource().getLocation();
    Throwable error;
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
      Class<?> codes = loader.loadClass(ErrorCode.class.getName());
      error =
          (Throwable)
              loader
                  .loadClass(PenumbraException.class.getName())
                  .getConstructor(codes, String.class, String.class)
                  .newInstance(codes.getField("STORAGE").get(null), "full", "Make room");
    }
    assertThat(trace(error)).contains("STORAGE: full\n  next: Make room");
  }

  private static String trace(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
