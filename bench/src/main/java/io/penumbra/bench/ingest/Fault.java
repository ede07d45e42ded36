package io.penumbra.bench.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What goes wrong with the storage of one lane. */
enum Fault {
  NONE,
  /** No file can be begun. */
  DENIED,
  /** A file ends in an error after its first bytes. */
  FULL,
  /** A file takes ten times as long to store as others. */
  SLOW,
  /** A file is not begun before the fault ends. */
  HUNG;

  private static final int FIRST_BYTES = 100;

  /** About what an object store takes for a small file. */
  private static final long STORE_MILLIS = 20;

  private static volatile CountDownLatch ended = new CountDownLatch(0);

  /** Before some file is to suffer from one. */
  static void prepare() {
    ended = new CountDownLatch(1);
  }

  /** Lets everything that hangs go on. */
  static void end() {
    ended.countDown();
  }

  void begin(String path) {
    if (this == DENIED) {
      throw new UncheckedIOException(new IOException("Permission denied: " + path));
    }
    if (this == HUNG) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException(e));
      }
    }
  }

  void write(long position) throws IOException {
    if (this == FULL && position > FIRST_BYTES) {
      throw new IOException("No space left on device");
    }
  }

  void store() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(this == SLOW ? 10 * STORE_MILLIS : STORE_MILLIS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
