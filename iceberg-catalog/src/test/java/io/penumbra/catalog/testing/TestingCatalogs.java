package io.penumbra.catalog.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.apache.iceberg.rest.RESTCatalog;

/** The catalogs that Penumbra is tested on. */
public enum TestingCatalogs {
  /** SQLite, with files in memory. */
  JDBC,
  /** Iceberg's REST client and adapter in front of a SQLite backend, with files in memory. */
  REST,
  /** The pointer is a file in HDFS. */
  HADOOP;

  /** Namespace of the tests' tables. */
  public static final Namespace NAMESPACE = Namespace.of("db");

  private static final AtomicLong NUMBER = new AtomicLong();

  /** Opens a catalog of its own, with the database (or HDFS) below a folder. */
  public TestingCatalog open(Path folder) {
    return switch (this) {
      case JDBC -> jdbc("jdbc:sqlite:" + folder.resolve("catalog.db"));
      case REST -> rest("jdbc:sqlite:" + folder.resolve("catalog.db"));
      case HADOOP -> hadoop(folder);
    };
  }

  /** Opens a catalog whose database is in memory as well. */
  public TestingCatalog openInMemory() {
    String url =
        "jdbc:sqlite:file:penumbra" + NUMBER.incrementAndGet() + "?mode=memory&cache=shared";
    return this == REST ? rest(url) : jdbc(url);
  }

  private static TestingCatalog jdbc(String url) {
    TestingFileIO io = new TestingFileIO();
    JdbcCatalog catalog = database(url, io);
    Faults faults = new Faults(TestingCatalogs::noDatabase);
    return new TestingCatalog(
        catalog, new FaultyCatalog(catalog, faults), faults, io, List.of(catalog));
  }

  private static RuntimeException noDatabase(String message) {
    return message.length() % 2 == 0
        ? new CommitStateUnknownException(new IllegalStateException(message))
        : new UncheckedSQLException("%s", message);
  }

  private static TestingCatalog rest(String url) {
    TestingFileIO io = new TestingFileIO();
    Faults faults = new Faults(message -> new RESTException("%s", message));
    JdbcCatalog backend = database(url, io);
    RESTCatalog faulty = TestingRestCatalog.of(new TestingRestAdapter(backend, faults), io);
    RESTCatalog clean =
        TestingRestCatalog.of(
            new TestingRestAdapter(backend, new Faults(IllegalStateException::new)), io);
    return new TestingCatalog(clean, faulty, faults, io, List.of(faulty, clean, backend));
  }

  private static JdbcCatalog database(String url, TestingFileIO io) {
    Function<Map<String, String>, FileIO> files = properties -> io;
    JdbcCatalog catalog = new JdbcCatalog(files, null, true);
    catalog.initialize(
        "jdbc",
        Map.of(
            "uri",
            url,
            "clients",
            "1",
            "jdbc.schema-version",
            "V1",
            "warehouse",
            "mem://warehouse" + NUMBER.incrementAndGet()));
    catalog.createNamespace(NAMESPACE);
    return catalog;
  }

  private static TestingCatalog hadoop(Path folder) {
    Configuration configuration = new HdfsConfiguration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    // A file is closed once its block is reported; asking again after 400 ms each makes minutes
    configuration.setLong("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 1);
    // Each wait is twice as long; the usual 5 are over after 31 ms, which a busy machine exceeds
    configuration.setInt("dfs.client.block.write.locateFollowingBlock.retries", 14);
    try {
      MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
      cluster.waitActive();
      HadoopCatalog catalog =
          new HadoopCatalog(configuration, cluster.getFileSystem().getUri() + "/warehouse");
      Faults faults =
          new Faults(message -> new CommitStateUnknownException(new IOException(message)));
      return new TestingCatalog(
          catalog, new FaultyCatalog(catalog, faults), faults, null, List.of(catalog, cluster));
    } catch (IOException e) {
      throw new UncheckedIOException("MiniDFSCluster does not start", e);
    }
  }
}
