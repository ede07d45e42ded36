package io.penumbra.jobs.mirror.park;

import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What one writer keeps back of one table: logs of writers before it, and its own. */
public final class Parking implements Closeable {
  private final String folder;
  private final Collection<Layout> layouts;
  private final List<List<String>> inherited = new ArrayList<>();
  private ParkedLog own;

  /**
   * @param folder of the table's parked changes
   * @param layouts of the table, which become more
   */
  public Parking(String folder, Collection<Layout> layouts) {
    this.folder = folder;
    this.layouts = layouts;
    this.own = new ParkedLog(folder, List.of());
  }

  /** Takes over what a checkpoint has. */
  public void inherit(List<List<String>> logs) {
    inherited.addAll(logs);
  }

  /** Keeps one event back, behind all others. */
  public void add(MirrorEvent event) throws IOException {
    own.add(event, layouts);
  }

  /** Keeps an epoch's changes back, ahead of this writer's others. */
  public void addAhead(EpochLog epoch) throws IOException {
    ParkedLog ahead = new ParkedLog(folder, List.of());
    epoch.forEach(change -> ahead.add(change, layouts));
    ahead.roll();
    own.roll();
    List<String> files = new ArrayList<>(ahead.files());
    files.addAll(own.files());
    own = new ParkedLog(folder, files);
  }

  /** The files of all logs, durable. */
  public List<List<String>> logs() throws IOException {
    own.roll();
    List<List<String>> logs = new ArrayList<>(inherited);
    logs.add(own.files());
    return logs;
  }

  /** Keeps nothing back any more. */
  public void clear() throws IOException {
    own.close();
    own = new ParkedLog(folder, List.of());
    inherited.clear();
  }

  @Override
  public void close() throws IOException {
    own.close();
  }
}
