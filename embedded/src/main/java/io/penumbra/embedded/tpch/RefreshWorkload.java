package io.penumbra.embedded.tpch;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Refresh transactions on a TPC-H database, one after the other on a thread of its own, at a
 * bounded rate, until closed. The same seed makes the same transactions.
 */
public final class RefreshWorkload implements AutoCloseable {
  /** Orders up to this key are neither changed nor deleted: what is done to them stays visible. */
  public static final long LAST_SPARED_KEY = 255;

  private static final int ORDERS_PER_TRANSACTION = 10;

  private final TpchDatabase tpch;
  private final int rowsPerSecond;
  private final long seed;
  private final Thread thread = new Thread(this::run, "refresh-workload");
  private volatile RefreshCounts counts = RefreshCounts.NONE;
  private volatile SQLException failure;
  private volatile boolean channel;
  private volatile boolean stopping;

  private RefreshWorkload(TpchDatabase tpch, int rowsPerSecond, long seed) {
    this.tpch = tpch;
    this.rowsPerSecond = rowsPerSecond;
    this.seed = seed;
  }

  /**
   * @param rowsPerSecond changed rows in all tables, at most
   */
  public static RefreshWorkload start(TpchDatabase tpch, int rowsPerSecond, long seed) {
    RefreshWorkload workload = new RefreshWorkload(tpch, rowsPerSecond, seed);
    workload.thread.setDaemon(true);
    workload.thread.start();
    return workload;
  }

  /** Gives orders a column {@code o_channel}, unless it is there; it stays empty for now. */
  public void addChannel() throws SQLException {
    try (Connection connection = tpch.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE orders ADD COLUMN IF NOT EXISTS o_channel varchar(10)");
    }
  }

  /** Fills {@code o_channel} from now on, wherever an order is inserted or updated. */
  public void fillChannel() {
    channel = true;
  }

  /** What has been committed so far. */
  public RefreshCounts counts() {
    return counts;
  }

  /** Whether it goes on: false once closed, or once the database has failed. */
  public boolean running() {
    return thread.isAlive();
  }

  private void run() {
    try (Connection connection = tpch.database().connect()) {
      connection.setAutoCommit(false);
      RefreshTransactions transactions = new RefreshTransactions(connection, tpch.scale(), seed);
      long start = System.nanoTime();
      while (!stopping) {
        counts = counts.plus(transactions.next(ORDERS_PER_TRANSACTION, channel));
        long due = start + TimeUnit.SECONDS.toNanos(counts.rows()) / rowsPerSecond;
        LockSupport.parkNanos(due - System.nanoTime());
      }
    } catch (SQLException e) {
      failure = e;
    }
  }

  /**
   * Stops after the transaction that is under way.
   *
   * @throws PenumbraException when the workload had ended by itself, because the database failed
   */
  @Override
  public void close() {
    stopping = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new PenumbraException(
          ErrorCode.SOURCE_UNREACHABLE,
          "The workload ended after %d transactions: %s"
              .formatted(counts.transactions(), failure.getMessage()),
          "See the log of Postgres",
          failure);
    }
  }
}
