package io.penumbra.jobs.mirror;

import java.util.Random;

/**
 * Appends random changes to a feed until it is closed: inserts, updates, deletes, changes of key.
 */
final class TestingTraffic implements AutoCloseable {
  private static final int KEYS = 400;
  private static final int BURST = 10;

  private final TestingFeed feed;
  private final int table;
  private final Random random;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile boolean paused;

  TestingTraffic(TestingFeed feed, int table, long seed) {
    this.feed = feed;
    this.table = table;
    this.random = new Random(seed);
    this.thread = new Thread(this::run, "traffic");
    thread.start();
  }

  private void run() {
    while (!stopped) {
      if (!paused) {
        burst();
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** From here on changes come by {@link #burst} alone. */
  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  /** A few changes at once. */
  synchronized void burst() {
    for (int i = 0; i < BURST; i++) {
      change();
    }
  }

  private void change() {
    int id = random.nextInt(KEYS);
    int qty = random.nextInt(1000);
    if (!feed.holds(table, id)) {
      feed.insert(table, id, "i" + qty, qty);
    } else if (random.nextInt(5) == 0) {
      feed.delete(table, id);
    } else if (random.nextInt(10) == 0 && !feed.holds(table, id + KEYS)) {
      feed.rekey(table, id, id + KEYS, "k" + qty, qty);
    } else if (feed.holds(table, id + KEYS) && random.nextBoolean()) {
      feed.delete(table, id + KEYS);
    } else {
      feed.update(table, id, "u" + qty, null);
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join();
  }
}
