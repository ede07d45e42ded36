package io.penumbra.jobs.mirror.park;

import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.ChangeKind;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.UnheldRow;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The parked changes of one table, of all the writers that parked some. Each writer's keep their
 * order; between writers the source's positions decide, so that a truncation falls where it did. It
 * is there once although every writer parked it.
 */
public final class ParkedChanges implements Closeable {
  private final PriorityQueue<Log> logs =
      new PriorityQueue<>(Comparator.comparingLong((Log log) -> log.position));
  private final Deque<Layout> layouts = new ArrayDeque<>();
  private long truncated = -1;

  private final class Log {
    private final Deque<String> files;
    private ParkedFile file;
    private MirrorEvent head;
    private long position;

    Log(List<String> files) {
      this.files = new ArrayDeque<>(files);
    }

    /** Moves to the next change; layouts on the way are handed on ahead of it. */
    boolean advance() throws IOException {
      while (true) {
        if (file == null) {
          if (files.isEmpty()) {
            return false;
          }
          file = new ParkedFile(files.poll());
        }
        MirrorEvent event = file.next();
        if (event == null) {
          file.close();
          file = null;
        } else if (event instanceof Layout layout) {
          layouts.add(layout);
        } else {
          head = event;
          position = Math.max(position, positionOf(event));
          return true;
        }
      }
    }
  }

  /**
   * @param files the logs' files, each log oldest first
   */
  public ParkedChanges(List<List<String>> files) throws IOException {
    for (List<String> log : files) {
      push(new Log(new ArrayList<>(log)));
    }
  }

  /** The next layout or change, null at the end. */
  public MirrorEvent next() throws IOException {
    while (true) {
      if (!layouts.isEmpty()) {
        return layouts.poll();
      }
      Log log = logs.poll();
      if (log == null) {
        return null;
      }
      MirrorEvent event = log.head;
      push(log);
      if (!isTruncation(event)) {
        return event;
      }
      if (positionOf(event) > truncated) {
        truncated = positionOf(event);
        return event;
      }
    }
  }

  private static boolean isTruncation(MirrorEvent event) {
    return event instanceof Change change && change.kind() == ChangeKind.TRUNCATE;
  }

  private static long positionOf(MirrorEvent event) {
    return event instanceof UnheldRow row ? row.change().position() : ((Change) event).position();
  }

  @Override
  public void close() throws IOException {
    for (Log log : logs) {
      if (log.file != null) {
        log.file.close();
      }
    }
  }

  private void push(Log log) throws IOException {
    if (log.advance()) {
      logs.add(log);
    }
  }
}
