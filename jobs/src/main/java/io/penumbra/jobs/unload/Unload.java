package io.penumbra.jobs.unload;

import io.penumbra.config.JdbcDrivers;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.apache.flink.cdc.connectors.base.relational.connection.JdbcConnectionPools;
import org.apache.flink.cdc.connectors.postgres.source.PostgresConnectionPoolFactory;
import org.apache.flink.util.TemporaryClassLoaderContext;
import org.apache.iceberg.util.ThreadPools;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of the class loader that Flink makes for each job. Libraries leave threads, pools and
 * hooks behind that live as long as the process, and with one of them all classes of an ended job
 * stay in its metaspace. Does nothing where the classes are the process's own.
 */
public final class Unload {
  private static final Logger LOG = LoggerFactory.getLogger(Unload.class);
  private static final ClassLoader LOADER = Unload.class.getClassLoader();
  private static final String HOOK = "penumbra-unload";

  private Unload() {}

  /**
   * Has it done when the last task of the job ends in this process.
   *
   * @param registration Flink's, which takes a hook once under its name
   */
  public static void atEnd(BiConsumer<String, Runnable> registration) {
    registration.accept(HOOK, Unload::now);
  }

  /** Does it now; nothing of the job may run in this process any more. */
  public static void now() {
    if (LOADER == ClassLoader.getSystemClassLoader()) {
      return;
    }
    // What is still made on the way is known by this loader, too.
    try (TemporaryClassLoaderContext ours = TemporaryClassLoaderContext.of(LOADER)) {
      attempt("Connections of the source", Unload::closeConnections);
      attempt("JDBC drivers", JdbcDrivers::release);
      attempt("Iceberg's threads", Unload::stopIceberg);
      attempt("Hadoop's threads", () -> HadoopState.release(LOADER));
      attempt("Shutdown hooks", () -> ShutdownHooks.remove(LOADER));
    }
  }

  private static void closeConnections() throws IOException {
    JdbcConnectionPools.getInstance(new PostgresConnectionPoolFactory()).clear();
  }

  private static void stopIceberg() {
    ThreadPools.getWorkerPool().shutdownNow();
    ThreadPools.getDeleteWorkerPool().shutdownNow();
    ThreadPools.authRefreshPool().shutdownNow();
  }

  /** A library that has changed costs memory, not the job. */
  private static void attempt(String what, Step step) {
    try {
      step.run();
    } catch (Exception | LinkageError e) {
      LOG.warn("{} of an ended job stay, and its classes with them: {}", what, e.toString());
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }
}
