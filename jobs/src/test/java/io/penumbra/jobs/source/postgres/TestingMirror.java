package io.penumbra.jobs.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.SourceSettings;
import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.ChangeKind;
import io.penumbra.jobs.source.Halt;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.MirrorEventType;
import io.penumbra.jobs.source.Routing;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.jobs.source.UnheldRow;
import io.penumbra.jobs.source.postgres.table.TableSurvey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.util.ExceptionUtils;

/** A job that only collects what the source hands on. */
final class TestingMirror implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Map<Integer, Queue<MirrorEvent>> COLLECTED = new ConcurrentHashMap<>();
  private static final Set<Integer> HELD = ConcurrentHashMap.newKeySet();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final int id = COUNT.incrementAndGet();
  private final JobClient job;
  private boolean stopped;

  private TestingMirror(SourceSettings settings, Configuration configuration) throws Exception {
    TableSurvey survey = PostgresSource.survey(settings);
    List<SourceTable> tables = survey.complete();
    PostgresSource.prepare(settings, tables);
    COLLECTED.put(id, new ConcurrentLinkedQueue<>());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(1);
    environment.enableCheckpointing(100);
    environment
        .fromSource(
            PostgresSource.stream(settings, tables, survey.types()),
            WatermarkStrategy.noWatermarks(),
            "source")
        .process(new Routing(tables, 1))
        .map(new Collecting(id))
        .returns(MirrorEventType.INSTANCE)
        .sinkTo(new DiscardingSink<>());
    job = environment.executeAsync();
  }

  static TestingMirror start(SourceSettings settings) throws Exception {
    return new TestingMirror(settings, new Configuration());
  }

  static TestingMirror start(SourceSettings settings, String savepoint) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("execution.state-recovery.path", savepoint);
    return new TestingMirror(settings, configuration);
  }

  /** Everything so far. */
  List<MirrorEvent> events() {
    return List.copyOf(COLLECTED.get(id));
  }

  List<Change> changes() {
    return only(Change.class);
  }

  List<Halt> halts() {
    return only(Halt.class);
  }

  List<UnheldRow> unheld() {
    return only(UnheldRow.class);
  }

  private <T> List<T> only(Class<T> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Waits for a change that fulfils a condition. */
  void await(Predicate<List<MirrorEvent>> condition) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.test(events())) {
      assertThat(System.nanoTime()).as("in time, with " + events()).isLessThan(end);
      Thread.sleep(50);
    }
  }

  void awaitChanges(int count) throws InterruptedException {
    await(events -> changes().size() >= count);
  }

  /** The rows of all changes of some kind, each a map from column to value. */
  List<Map<String, Object>> rows(ChangeKind kind) {
    return changes().stream()
        .filter(change -> change.kind() == kind)
        .map(change -> row(change, change.keyed()))
        .toList();
  }

  Map<String, Object> row(Change change, BinaryRowData row) {
    Layout layout =
        only(Layout.class).stream()
            .filter(l -> l.table() == change.table() && l.id() == change.layout())
            .findFirst()
            .orElseThrow();
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < layout.columns().size(); i++) {
      LogicalType type = layout.columns().get(i).logicalType();
      values.put(
          layout.columns().get(i).name(), RowData.createFieldGetter(type, i).getFieldOrNull(row));
    }
    return values;
  }

  /** Takes nothing more from the source, until the end. */
  void hold() {
    HELD.add(id);
  }

  String stopWithSavepoint(String folder) throws Exception {
    stopped = true;
    return job.stopWithSavepoint(false, folder, SavepointFormatType.CANONICAL).get();
  }

  /** Waits for the job to fail, and tells why. */
  String failure() throws Exception {
    stopped = true;
    try {
      job.getJobExecutionResult().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return ExceptionUtils.stringifyException(e);
    }
    throw new AssertionError("The job has ended, and did not fail");
  }

  @Override
  public void close() throws Exception {
    if (!stopped) {
      job.cancel().get();
    }
    COLLECTED.remove(id);
    HELD.remove(id);
  }

  /** Puts events where the test finds them. */
  private static final class Collecting implements MapFunction<MirrorEvent, MirrorEvent> {
    private static final long serialVersionUID = 1L;

    private final int id;

    Collecting(int id) {
      this.id = id;
    }

    @Override
    public MirrorEvent map(MirrorEvent event) throws InterruptedException {
      while (HELD.contains(id)) {
        Thread.sleep(10);
      }
      Queue<MirrorEvent> queue = COLLECTED.get(id);
      if (queue != null) {
        queue.add(event);
      }
      return event;
    }
  }
}
