package io.penumbra.jobs.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What can be wrong with storage. */
enum TestingFault {
  NONE,
  /** No file can be begun. */
  DENIED,
  /** A file ends in an error after its first bytes. */
  FULL,
  /** A file takes ten times as long as others. */
  SLOW,
  /** A file is not begun before the fault ends. */
  HUNG;

  private static final int FIRST_BYTES = 100;
  private static final int SLOWER = 10;

  private static volatile TestingHold hold = new TestingHold();

  /** Whether something hangs. */
  static boolean hangs() {
    return hold.reached();
  }

  /** Lets everything that hangs go on, and what is still to hang. */
  static void end() {
    hold.release();
  }

  /** Before some file is to suffer from it. */
  void prepare() {
    if (this == HUNG) {
      hold = new TestingHold();
    }
  }

  void begin(String path) {
    if (this == DENIED) {
      throw new UncheckedIOException(new IOException("Permission denied: " + path));
    }
    if (this == HUNG) {
      hold.pass();
    }
  }

  void write(long position) throws IOException {
    if (this == FULL && position > FIRST_BYTES) {
      throw new IOException("No space left on device");
    }
  }

  /**
   * @param millis how long it takes to store a file
   */
  void store(long millis) throws IOException {
    try {
      Thread.sleep(this == SLOW ? SLOWER * millis : millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
