package io.penumbra.bench.ingest;

import java.lang.management.ManagementFactory;

/** Samples the used heap of this process while a run lasts. */
public final class Heap implements AutoCloseable {
  private static final long EVERY_MILLIS = 20;

  private final Thread sampler = new Thread(this::sample, "heap-sampler");
  private volatile boolean open = true;
  private volatile long peak;

  public Heap() {
    System.gc();
    sampler.setDaemon(true);
    sampler.start();
  }

  /** Highest use seen so far in bytes, garbage included. */
  public long peak() {
    return peak;
  }

  @Override
  public void close() throws InterruptedException {
    open = false;
    sampler.join();
  }

  private void sample() {
    while (open) {
      peak = Math.max(peak, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      try {
        Thread.sleep(EVERY_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
