package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.mirror.control.LaneRoute;
import io.penumbra.jobs.mirror.control.TableRoute;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The open lanes of one table. Those that users' reads rest on are written in the caller's thread,
 * the others in threads of their own.
 */
final class Lanes {
  private final LaneWriters open;
  private final Map<String, LaneRoute> routes = new HashMap<>();
  private final Map<String, LaneWriter> vital = new LinkedHashMap<>();
  private final Map<String, ShadowWriter> shadows = new LinkedHashMap<>();
  private final Map<String, String> failures = new HashMap<>();
  private StepBatch batch;

  Lanes(LaneWriters open) {
    this.open = open;
  }

  /** Opens, closes and swaps lanes; called between two epochs only. */
  void become(TableRoute route) {
    Set<String> wanted = route.lanes().stream().map(LaneRoute::lane).collect(Collectors.toSet());
    Set.copyOf(routes.keySet()).stream().filter(lane -> !wanted.contains(lane)).forEach(this::drop);
    failures.keySet().retainAll(wanted);
    for (LaneRoute lane : route.lanes()) {
      if (!lane.equals(routes.get(lane.lane()))) {
        drop(lane.lane());
        add(lane);
      }
    }
  }

  /**
   * @throws RowNotHeldException when a vital lane cannot hold the row; it is in no lane then
   */
  void apply(Step step) throws IOException {
    for (LaneWriter lane : vital.values()) {
      lane.prepare(step);
    }
    for (LaneWriter lane : vital.values()) {
      lane.write(step);
    }
    if (!shadows.isEmpty()) {
      toShadows(step);
    }
  }

  void truncate() throws IOException {
    for (LaneWriter lane : vital.values()) {
      lane.truncate();
    }
    submitBatch();
    shadows.values().forEach(ShadowWriter::truncate);
  }

  /** Asks the shadows to end the epoch. */
  void end() {
    submitBatch();
    shadows.values().forEach(ShadowWriter::end);
  }

  Map<String, WrittenFiles> completeVital() throws IOException {
    Map<String, WrittenFiles> files = new HashMap<>();
    for (Map.Entry<String, LaneWriter> lane : vital.entrySet()) {
      files.put(lane.getKey(), lane.getValue().complete());
    }
    return files;
  }

  /**
   * @param vitalNanos how long the vital lanes took to end the epoch
   */
  TableEpoch completeShadows(int table, Map<String, WrittenFiles> vitalFiles, long vitalNanos) {
    Map<String, WrittenFiles> files = new HashMap<>(vitalFiles);
    for (Map.Entry<String, ShadowWriter> lane : Map.copyOf(shadows).entrySet()) {
      ShadowWriter shadow = lane.getValue();
      shadow
          .await(vitalNanos)
          .ifPresentOrElse(
              written -> files.put(lane.getKey(), written),
              () -> detach(lane.getKey(), shadow.failure().orElseThrow()));
    }
    return new TableEpoch(table, files, failures, -1, "");
  }

  void close() {
    Set.copyOf(routes.keySet()).forEach(this::drop);
  }

  private void toShadows(Step step) {
    if (batch != null && batch.layout().id() != step.layout().id()) {
      submitBatch();
    }
    if (batch == null) {
      batch = new StepBatch(step.layout());
    }
    if (batch.add(step)) {
      submitBatch();
    }
  }

  private void submitBatch() {
    if (batch != null) {
      StepBatch full = batch;
      batch = null;
      shadows.values().forEach(shadow -> shadow.apply(full));
    }
  }

  private void add(LaneRoute lane) {
    routes.put(lane.lane(), lane);
    if (lane.vital()) {
      failures.remove(lane.lane());
      vital.put(lane.lane(), open.writer(lane));
    } else if (!failures.containsKey(lane.lane())) {
      try {
        shadows.put(lane.lane(), open.shadow(lane));
      } catch (RuntimeException e) {
        failures.put(lane.lane(), e.toString());
      }
    }
  }

  private void drop(String lane) {
    routes.remove(lane);
    vital.remove(lane);
    ShadowWriter shadow = shadows.remove(lane);
    if (shadow != null) {
      shadow.close();
    }
  }

  private void detach(String lane, String reason) {
    failures.put(lane, reason);
    shadows.remove(lane);
  }
}
