package io.penumbra.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcDriversTest {
  @TempDir private Path folder;

  /** The second Flink job of a TaskManager once found no driver. */
  @Test
  void eachJobOfAProcessFindsTheDriversOfItsOwnClassLoader() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    for (int job = 0; job < 2; job++) {
      try (URLClassLoader loader = likeAJobs()) {
        Thread.currentThread().setContextClassLoader(loader);
        String left = in(loader).apply(folder.resolve("catalog.db").toString());
        assertThat(left).as("drivers of the job's class loader after it ended").isEqualTo("[]");
      } finally {
        Thread.currentThread().setContextClassLoader(before);
      }
    }
  }

  private static URLClassLoader likeAJobs() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @SuppressWarnings("unchecked")
  private static UnaryOperator<String> in(ClassLoader loader) throws Exception {
    return (UnaryOperator<String>)
        loader.loadClass(TestingJob.class.getName()).getDeclaredConstructor().newInstance();
  }

  /** Runs in a class loader of its own: opens a catalog, ends, and names the drivers it leaves. */
  public static final class TestingJob implements UnaryOperator<String> {
    @Override
    public String apply(String database) {
      Catalogs.open(
          new CatalogSettings(
              "shop", CatalogType.JDBC, "jdbc:sqlite:" + database, "file:/tmp", Map.of()));
      JdbcDrivers.release();
      return DriverManager.drivers()
          .filter(driver -> driver.getClass().getClassLoader() == getClass().getClassLoader())
          .map(driver -> driver.getClass().getName())
          .toList()
          .toString();
    }
  }
}
