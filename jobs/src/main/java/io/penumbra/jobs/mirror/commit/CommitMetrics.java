package io.penumbra.jobs.mirror.commit;

import io.penumbra.catalog.lockstep.LockstepResult;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/**
 * What the committer tells of one table: {@code table.<table>.commits}, {@code attempts}, {@code
 * commitMillis} (of the newest commit), {@code committedPosition}, {@code waiting} (barriers not
 * yet committed), {@code failure} (why the newest attempt failed, empty when it did not).
 */
final class CommitMetrics {
  private final Counter commits;
  private final Counter attempts;
  private volatile long commitMillis;
  private volatile long position = -1;
  private volatile int waiting;
  private volatile String failure = "";

  CommitMetrics(MetricGroup operator, String table) {
    MetricGroup group = operator.addGroup("table", table);
    commits = group.counter("commits", new ThreadSafeSimpleCounter());
    attempts = group.counter("attempts", new ThreadSafeSimpleCounter());
    group.gauge("commitMillis", (Gauge<Long>) () -> commitMillis);
    group.gauge("committedPosition", (Gauge<Long>) () -> position);
    group.gauge("waiting", (Gauge<Integer>) () -> waiting);
    group.gauge("failure", (Gauge<String>) () -> failure);
  }

  /**
   * @param reached source position of what was committed
   */
  void committed(LockstepResult result, long reached, long millis) {
    failure = "";
    position = reached;
    if (result.attempts() > 0) {
      commits.inc();
      attempts.inc(result.attempts());
      commitMillis = millis;
    }
  }

  void failed(String reason) {
    failure = reason;
  }

  void waiting(int barriers) {
    waiting = barriers;
  }
}
