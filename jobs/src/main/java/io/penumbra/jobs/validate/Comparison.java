package io.penumbra.jobs.validate;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.Side;
import io.penumbra.condition.Condition;
import io.penumbra.config.Redact;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.redact.Redaction;
import io.penumbra.jobs.validate.read.RowReader;
import io.penumbra.jobs.validate.read.Throttle;
import io.penumbra.tolerance.Tolerance;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is compared with what.
 *
 * @param keys field ids of the key, empty for a table without one
 * @param plan which columns are compared
 * @param throttle how fast they are read
 */
record Comparison(
    Content primary, Content shadow, List<Integer> keys, ColumnPlan plan, Throttle throttle) {
  Comparison {
    Objects.requireNonNull(primary, "primary");
    Objects.requireNonNull(shadow, "shadow");
    Objects.requireNonNull(plan, "plan");
    keys = List.copyOf(keys);
  }

  static Comparison of(Content primary, Content shadow, List<Integer> keys) {
    ColumnPlan plan = ColumnPlan.of(primary.schema(), shadow.schema(), keys);
    return new Comparison(primary, shadow, keys, plan, Throttle.NONE);
  }

  /** Compares no more than is asked for. */
  Comparison only(Request request) {
    return request
        .where()
        .map(text -> where(text, request.columns()))
        .orElseGet(() -> only(request.columns()));
  }

  private Comparison where(String text, Set<String> names) {
    Condition rows = Condition.of(text, plan.primary().columns());
    Set<String> read = new HashSet<>(names);
    if (!names.isEmpty()) {
      rows.fieldIds().forEach(id -> read.add(plan.primary().findColumnName(id)));
    }
    Comparison fewer = only(read);
    return new Comparison(primary, shadow, keys, fewer.plan.where(rows), throttle);
  }

  /**
   * Compares fewer columns.
   *
   * @param names as either lane calls them; empty for all
   */
  private Comparison only(Set<String> names) {
    return names.isEmpty()
        ? this
        : new Comparison(primary, shadow, keys, plan.only(names), throttle);
  }

  /**
   * Takes values of some columns out of what this comparison finds.
   *
   * @throws PenumbraException USAGE when rows are chosen by such a column, which reports tell
   */
  Redaction redaction(Map<String, Redact> settings, String tableId) {
    Redaction redaction = redactionOf(settings, tableId);
    plan.where().stream()
        .flatMap(rows -> rows.fieldIds().stream())
        .map(id -> plan.primary().findColumnName(id))
        .forEach(redaction::demandShown);
    return redaction;
  }

  private Redaction redactionOf(Map<String, Redact> settings, String tableId) {
    return Redaction.of(
        settings,
        tableId,
        List.of(primary.schema(), shadow.schema()),
        Stream.of(primary, shadow)
            .flatMap(lane -> lane.table().specs().values().stream())
            .toList());
  }

  /**
   * Lets values of some columns differ.
   *
   * @param declared by the column's name in either lane
   * @throws PenumbraException CONFIG_INVALID when that is not possible
   */
  Comparison tolerating(Map<String, Tolerance> declared) {
    return new Comparison(primary, shadow, keys, plan.tolerating(declared), throttle);
  }

  /** The same, read no faster than this. */
  Comparison throttled(Throttle limit) {
    return new Comparison(primary, shadow, keys, plan, limit);
  }

  /** Readers of both lanes, for one thread. */
  Map<Side, RowReader> readers() {
    Map<Side, RowReader> readers = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      Content lane = content(side);
      readers.put(side, RowReader.of(lane.table(), lane.schema(), plan, side, throttle));
    }
    return readers;
  }

  Content content(Side side) {
    return side == Side.PRIMARY ? primary : shadow;
  }
}
