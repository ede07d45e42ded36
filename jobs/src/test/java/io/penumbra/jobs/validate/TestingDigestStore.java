package io.penumbra.jobs.validate;

import io.penumbra.jobs.validate.hash.DigestLog;
import io.penumbra.jobs.validate.hash.DigestStore;
import io.penumbra.jobs.validate.hash.KeptDigests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps digests in memory, and fails when it is told to. */
final class TestingDigestStore implements DigestStore {
  final List<KeptDigests> kept = new ArrayList<>();
  boolean unreadable;
  boolean full;

  /** A log that keeps each group at once. */
  DigestLog log() {
    return new DigestLog(this, 0, Duration.ZERO);
  }

  @Override
  public void find(Set<String> keys, Consumer<KeptDigests> found) {
    kept.stream().filter(each -> keys.contains(each.key())).forEach(found);
    if (unreadable) {
      throw new IllegalStateException("out of order");
    }
  }

  @Override
  public void add(List<KeptDigests> digests) {
    if (full) {
      throw new IllegalStateException("no room");
    }
    kept.addAll(digests);
  }
}
