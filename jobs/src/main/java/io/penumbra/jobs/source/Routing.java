package io.penumbra.jobs.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.MathUtils;

/**
 * Gives each event the writer subtask that it belongs to: a change by its key, everything else to
 * all. Chained to the source; {@code partitionCustom} by the target follows it.
 *
 * <p>A change of key becomes the deletion of the old key and the insertion of the new one, each
 * with the writer of its own key. It may be an insertion because the key is unique at the source at
 * every moment.
 */
public final class Routing extends ProcessFunction<MirrorEvent, MirrorEvent>
    implements ResultTypeQueryable<MirrorEvent> {
  private static final long serialVersionUID = 1L;

  // Set in the constructor
  private final List<SourceTable> tables;
  private final int writers;

  // Set while running; after a restore the source announces its layouts again
  private transient Map<Long, RowKey> keys;

  /**
   * @param tables in the order that {@link MirrorEvent#table()} counts in
   * @param writers parallelism of the writers
   */
  public Routing(List<SourceTable> tables, int writers) {
    this.tables = List.copyOf(tables);
    this.writers = writers;
  }

  @Override
  public void processElement(MirrorEvent event, Context context, Collector<MirrorEvent> out) {
    if (event instanceof Change change && change.kind() != ChangeKind.TRUNCATE) {
      route(change, out);
      return;
    }
    if (event instanceof UnheldRow row) {
      out.collect(row.to(target(keyOf(row.change()).hash(row.change().keyed()))));
      return;
    }
    if (event instanceof Layout layout) {
      learn(layout);
    }
    for (int target = 0; target < writers; target++) {
      out.collect(event.to(target));
    }
  }

  @Override
  public TypeInformation<MirrorEvent> getProducedType() {
    return MirrorEventType.INSTANCE;
  }

  private void learn(Layout layout) {
    if (keys == null) {
      keys = new HashMap<>();
    }
    keys.put(
        name(layout.table(), layout.id()), new RowKey(layout, tables.get(layout.table()).key()));
  }

  private void route(Change change, Collector<MirrorEvent> out) {
    RowKey key = keyOf(change);
    if (changesKey(change, key)) {
      out.collect(change.withoutAfter().to(target(key.hash(change.before()))));
      out.collect(change.withoutBefore().to(target(key.hash(change.after()))));
    } else {
      out.collect(change.to(target(key.hash(change.keyed()))));
    }
  }

  private RowKey keyOf(Change change) {
    return keys.get(name(change.table(), change.layout()));
  }

  private static boolean changesKey(Change change, RowKey key) {
    return change.before() != null
        && change.after() != null
        && !key.same(change.before(), change.after());
  }

  private int target(int hash) {
    return MathUtils.murmurHash(hash) % writers;
  }

  private static long name(int table, int layout) {
    return ((long) table << 32) | (layout & 0xFFFFFFFFL);
  }
}
