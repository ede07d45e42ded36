package io.penumbra.config;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDBC drivers that came with Penumbra's jar. {@link DriverManager} looks for drivers once per
 * process and lets a class use only those of its own class loader, while each Flink job has a class
 * loader of its own: the second job of a process would find no driver.
 */
public final class JdbcDrivers {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcDrivers.class);
  private static final ClassLoader LOADER = JdbcDrivers.class.getClassLoader();

  private JdbcDrivers() {}

  /** Makes the drivers known; doing so again changes nothing. */
  public static void register() {
    ServiceLoader.load(Driver.class, LOADER).stream().forEach(JdbcDrivers::load);
  }

  /** Lets go of a class loader that ends with its job; does nothing in a process of our own. */
  public static void release() {
    if (LOADER != ClassLoader.getSystemClassLoader()) {
      DriverManager.drivers()
          .filter(driver -> driver.getClass().getClassLoader() == LOADER)
          .forEach(JdbcDrivers::deregister);
    }
  }

  /** A driver registers itself when its class is loaded, but not again after it was let go. */
  private static void load(ServiceLoader.Provider<Driver> provider) {
    try {
      Driver driver = provider.get();
      if (DriverManager.drivers().noneMatch(known -> known.getClass() == driver.getClass())) {
        DriverManager.registerDriver(driver);
      }
    } catch (ServiceConfigurationError | SQLException e) {
      LOG.warn("A JDBC driver can't be used, which matters only if it is needed: {}", e.toString());
    }
  }

  private static void deregister(Driver driver) {
    try {
      DriverManager.deregisterDriver(driver);
    } catch (SQLException e) {
      LOG.warn("JDBC driver {} can't be deregistered: {}", driver, e.toString());
    }
  }
}
