package io.penumbra.catalog.testing;

import java.util.Map;
import java.util.function.Function;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.rest.RESTClient;
import org.apache.iceberg.rest.RESTSessionCatalog;

/** Iceberg's REST client on files that tests can list. */
final class TestingRestCatalog extends RESTCatalog {
  private static final ThreadLocal<FileIO> FILES = new ThreadLocal<>();

  private TestingRestCatalog(RESTClient server) {
    super(config -> server);
  }

  static RESTCatalog of(RESTClient server, FileIO io) {
    FILES.set(io);
    TestingRestCatalog catalog = new TestingRestCatalog(server);
    catalog.initialize("rest", Map.of("uri", "http://in.process"));
    return catalog;
  }

  /** Called by the constructor of the superclass. */
  @Override
  protected RESTSessionCatalog newSessionCatalog(
      Function<Map<String, String>, RESTClient> clientBuilder) {
    FileIO io = FILES.get();
    return new RESTSessionCatalog(clientBuilder, (context, properties) -> io);
  }
}
