package io.penumbra.jobs.validate;

import io.penumbra.embedded.EmbeddedFlink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Flink cluster in the tests' process, one for all classes that have this. */
final class TestingFlink implements BeforeAllCallback {
  private EmbeddedFlink flink;

  @Override
  public void beforeAll(ExtensionContext context) {
    flink =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(TestingFlink.class))
            .getOrComputeIfAbsent(Shared.class, each -> Shared.start(), Shared.class)
            .flink;
  }

  StreamExecutionEnvironment environment() {
    return flink.environment();
  }

  /** Ends with the last test of all. */
  private record Shared(Path folder, EmbeddedFlink flink) implements AutoCloseable {
    static Shared start() {
      try {
        Path folder = Files.createTempDirectory("flink");
        return new Shared(folder, EmbeddedFlink.start(folder));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws Exception {
      flink.close();
      FileUtils.deleteDirectoryQuietly(folder.toFile());
    }
  }
}
