package io.penumbra.jobs.mirror.control;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.jobs.unload.Unload;
import java.io.Closeable;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.streaming.api.functions.source.RichSourceFunction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.flink.CatalogLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the ledgers and tells the writers what changed in them. It has no state: what it tells
 * is what the catalog holds, and a restart tells it again.
 */
@SuppressWarnings(
    "deprecation") // A source without splits and without state is all of its interface
public final class LedgerWatch extends RichSourceFunction<byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);
  private static final long serialVersionUID = 1L;

  // Set in the constructor
  private final List<MirroredTable> tables;
  private final CatalogLoader catalogs;
  private final long intervalMillis;
  private final boolean once;

  // Set while running
  private transient volatile boolean stopped;
  private transient Thread thread;
  private transient Set<String> unreadable;

  /**
   * @param interval time between two looks
   * @param once whether to look only once, for a stream that ends
   */
  public LedgerWatch(
      List<MirroredTable> tables, CatalogLoader catalogs, Duration interval, boolean once) {
    this.tables = List.copyOf(tables);
    this.catalogs = catalogs;
    this.intervalMillis = interval.toMillis();
    this.once = once;
  }

  @Override
  public void run(SourceContext<byte[]> context) throws Exception {
    thread = Thread.currentThread();
    unreadable = new HashSet<>();
    Unload.atEnd(getRuntimeContext()::registerUserCodeClassLoaderReleaseHookIfAbsent);
    Catalog catalog = catalogs.loadCatalog();
    try {
      Map<Integer, TableRoute> told = new HashMap<>();
      while (!stopped) {
        look(catalog, told, context);
        if (once) {
          return;
        }
        Thread.sleep(intervalMillis);
      }
    } catch (InterruptedException e) {
      if (!stopped) {
        throw e;
      }
    } finally {
      if (catalog instanceof Closeable closeable) {
        closeable.close();
      }
    }
  }

  @Override
  public void cancel() {
    stopped = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void look(Catalog catalog, Map<Integer, TableRoute> told, SourceContext<byte[]> context) {
    for (int table = 0; table < tables.size() && !stopped; table++) {
      TableRoute route = routeOf(catalog, table);
      if (route != null && isNews(route, told.get(table))) {
        told.put(table, route);
        synchronized (context.getCheckpointLock()) {
          context.collect(RouteCodec.toBytes(route));
        }
      }
    }
  }

  /**
   * Writers take what they are told, so a catalog that answers from its past is not listened to.
   */
  private static boolean isNews(TableRoute route, TableRoute told) {
    return told == null || (route.generation() >= told.generation() && !route.equals(told));
  }

  /** A table that can't be read now keeps the route that it has. */
  private TableRoute routeOf(Catalog catalog, int table) {
    String target = tables.get(table).target();
    try {
      TableRoute route =
          Routes.of(table, ShadowedTable.open(catalog, tables.get(table).id()).version());
      unreadable.remove(target);
      return route;
    } catch (RuntimeException e) {
      if (unreadable.add(target)) {
        LOG.warn("The ledger of {} can't be read now: {}", target, e.toString());
      }
      return null;
    }
  }
}
