package io.penumbra.embedded;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.util.IOUtils;

/**
 * Postgres, Flink and a catalog of one folder, in this process. What they hold is found again by
 * the next stack in that folder.
 */
public final class EmbeddedStack implements AutoCloseable {
  private static final String DATABASE = "shop";
  private static final String SETTINGS = "penumbra.yaml";
  private static final String POSTGRES = "postgres";
  private static final String FLINK = "flink";
  private static final List<String> PARTS =
      List.of(SETTINGS, POSTGRES, FLINK, EmbeddedCatalog.DATABASE_FILE, EmbeddedCatalog.WAREHOUSE);

  private final Path folder;
  private final StackLock lock;
  private final EmbeddedPostgresServer postgres;
  private final EmbeddedFlink flink;

  private EmbeddedStack(
      Path folder, StackLock lock, EmbeddedPostgresServer postgres, EmbeddedFlink flink) {
    this.folder = folder;
    this.lock = lock;
    this.postgres = postgres;
    this.flink = flink;
  }

  /**
   * Starts all and writes the settings file by which Penumbra's verbs find it.
   *
   * @param folder made when there is none
   * @throws PenumbraException STATE_REFUSED when a stack runs there; what its parts throw
   */
  public static EmbeddedStack start(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    EmbeddedStack stack = null;
    try {
      stack = start(absolute, StackLock.take(absolute));
      Files.writeString(stack.settings(), stack.yaml());
      return stack;
    } catch (IOException e) {
      IOUtils.closeQuietly(stack);
      throw unwritable(absolute, e);
    }
  }

  private static EmbeddedStack start(Path folder, StackLock lock) {
    EmbeddedPostgresServer postgres = null;
    try {
      postgres = EmbeddedPostgresServer.start(folder.resolve(POSTGRES));
      EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve(FLINK));
      return new EmbeddedStack(folder, lock, postgres, flink);
    } catch (RuntimeException e) {
      IOUtils.closeAllQuietly(postgres, lock);
      throw e;
    }
  }

  /**
   * Deletes what earlier stacks left in a folder, and nothing else in it.
   *
   * @throws PenumbraException STATE_REFUSED when a stack runs there
   */
  public static void clear(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try (StackLock lock = StackLock.take(absolute)) {
      for (String part : PARTS) {
        Folders.delete(absolute.resolve(part));
      }
    } catch (IOException e) {
      throw unwritable(absolute, e);
    }
  }

  private static PenumbraException unwritable(Path folder, IOException cause) {
    return new PenumbraException(
        ErrorCode.STORAGE,
        "Folder " + folder + " can't be written: " + cause.getMessage(),
        "Name another one with --dir",
        cause);
  }

  /** The database that is the source. */
  public PostgresDatabase database() {
    return postgres.database(DATABASE);
  }

  public EmbeddedCatalog catalog() {
    return EmbeddedCatalog.in(folder);
  }

  public EmbeddedFlink flink() {
    return flink;
  }

  /** Where everything lies. */
  public Path folder() {
    return folder;
  }

  /** The settings file of this stack. */
  public Path settings() {
    return folder.resolve(SETTINGS);
  }

  private String yaml() throws IOException {
    try (InputStream template = EmbeddedStack.class.getResourceAsStream(SETTINGS)) {
      PostgresDatabase database = database();
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .formatted(
              database.host(),
              database.port(),
              database.name(),
              database.user(),
              database.password(),
              catalog().uri(),
              catalog().warehouse(),
              flink.rest().getHost(),
              flink.rest().getPort());
    }
  }

  /** Stops everything, jobs first; the data stays. */
  @Override
  public void close() {
    IOUtils.closeAllQuietly(flink, postgres, lock);
  }
}
