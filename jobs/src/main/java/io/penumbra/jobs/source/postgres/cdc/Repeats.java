package io.penumbra.jobs.source.postgres.cdc;

/** Tells the changes that were handed on before a restart and come again after it. */
final class Repeats {
  private final Progress progress;
  private long met;

  Repeats(Progress progress) {
    this.progress = progress;
  }

  boolean contains(long transaction, long position) {
    if (transaction != progress.transaction() || position > progress.position()) {
      return false;
    }
    if (position < progress.position()) {
      return true;
    }
    met++;
    return met <= progress.count();
  }
}
