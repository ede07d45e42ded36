package io.penumbra.jobs.validate.hash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the digests of one run as it goes, so that a run after a kill has them. It only ever saves
 * time: what can't be kept or read is told, and computed. Nothing is kept of work that is done
 * sooner than it could be kept.
 */
public final class DigestLog {
  /** Less than this is hashed in seconds. */
  private static final long LEAST_BYTES = 256L << 20;

  /** A commit is not worth it for less; so much work a kill costs at most. */
  private static final Duration PACE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(DigestLog.class);

  private final DigestStore store;
  private final long leastBytes;
  private final long paceNanos;
  private final List<KeptDigests> waiting = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private long last;
  private boolean begun;
  private boolean broken;

  public DigestLog(DigestStore store) {
    this(store, LEAST_BYTES, PACE);
  }

  /**
   * @param leastBytes bytes to be hashed from which on digests are kept
   * @param pace time from one writing to the next
   */
  public DigestLog(DigestStore store, long leastBytes, Duration pace) {
    this.store = store;
    this.leastBytes = leastBytes;
    this.paceNanos = pace.toNanos();
  }

  /** Keeps nothing, and knows nothing. */
  public static DigestLog none() {
    return new DigestLog(DigestStore.NONE, Long.MAX_VALUE, PACE);
  }

  /** What could not be kept or used, one sentence each. */
  public List<String> troubles() {
    return List.copyOf(troubles);
  }

  boolean isFor(long bytes) {
    return bytes >= leastBytes;
  }

  void find(Set<String> keys, Consumer<KeptDigests> found) {
    try {
      store.find(keys, found);
    } catch (RuntimeException e) {
      trouble("Digests of earlier runs can't be read: " + e.getMessage(), e);
    }
    last = System.nanoTime();
  }

  /** Takes note of what was computed. */
  void done(KeptDigests digests) {
    if (!broken) {
      waiting.add(digests);
      if (System.nanoTime() - last >= paceNanos) {
        write();
      }
    }
  }

  /** Keeps the rest, if it took so long that anything was kept. */
  void end() {
    if (begun && !broken && !waiting.isEmpty()) {
      write();
    }
    waiting.clear();
  }

  void trouble(String message) {
    trouble(message, null);
  }

  private void trouble(String message, RuntimeException cause) {
    troubles.add(message);
    LOG.warn(message, cause);
  }

  private void write() {
    begun = true;
    try {
      store.add(waiting);
    } catch (RuntimeException e) {
      broken = true;
      trouble("Digests can't be kept, a run after this one computes them: " + e.getMessage(), e);
    }
    waiting.clear();
    last = System.nanoTime();
  }
}
