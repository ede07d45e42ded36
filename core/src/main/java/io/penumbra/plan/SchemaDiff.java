package io.penumbra.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/** The difference of two forms of a table, by field id. */
final class SchemaDiff {
  private final Schema base;
  private final Schema evolved;

  private SchemaDiff(Schema base, Schema evolved) {
    this.base = base;
    this.evolved = evolved;
  }

  /**
   * Changes that make the one of the other: drops, renames, types, then additions and moves in the
   * order in which the fields stand, then the write order. The partition spec is left out.
   */
  static List<SchemaChange> between(TableForm base, TableForm evolved) {
    SchemaDiff diff = new SchemaDiff(base.schema(), evolved.schema());
    List<SchemaChange> changes = new ArrayList<>(diff.dropped());
    diff.common().forEach(id -> changes.addAll(diff.altered(id)));
    changes.addAll(diff.placed(SchemaTree.ROOT));
    diff.common().forEach(id -> changes.addAll(diff.placed(id)));
    if (!base.order().sameOrder(evolved.order())) {
      changes.add(WriteOrder.of(evolved.order()));
    }
    return changes;
  }

  private Set<Integer> ids(Schema schema) {
    return new TreeSet<>(TypeUtil.indexById(schema.asStruct()).keySet());
  }

  private Set<Integer> common() {
    Set<Integer> common = ids(base);
    common.retainAll(ids(evolved));
    return common;
  }

  /** Dropped fields, without those that went with what they were within. */
  private List<DropColumn> dropped() {
    Set<Integer> gone = ids(base);
    gone.removeAll(ids(evolved));
    return gone.stream()
        .filter(id -> !gone.contains(SchemaTree.owner(base, id)))
        .map(DropColumn::new)
        .toList();
  }

  private List<SchemaChange> altered(int id) {
    NestedField before = base.findField(id);
    NestedField after = evolved.findField(id);
    List<SchemaChange> changes = new ArrayList<>();
    if (!before.name().equals(after.name())) {
      changes.add(new RenameColumn(id, after.name()));
    }
    boolean nested = before.type().isNestedType() && after.type().isNestedType();
    if (!nested && !before.type().equals(after.type())) {
      changes.add(new WidenType(id, after.type()));
    }
    if (before.isRequired() != after.isRequired()) {
      changes.add(after.isRequired() ? new SetNotNull(id) : new DropNotNull(id));
    }
    if (!Objects.equals(before.doc(), after.doc())) {
      changes.add(new SetComment(id, Optional.ofNullable(after.doc())));
    }
    return changes;
  }

  /** Additions to, and moves within, one owner that is in both. */
  private List<SchemaChange> placed(int owner) {
    if (owner != SchemaTree.ROOT && !evolved.findType(owner).isStructType()) {
      return List.of();
    }
    List<NestedField> fields = SchemaTree.children(evolved, owner);
    List<Integer> after = fields.stream().map(NestedField::fieldId).toList();
    List<Integer> before =
        SchemaTree.children(base, owner).stream()
            .map(NestedField::fieldId)
            .filter(after::contains)
            .toList();
    Set<Integer> moved = Order.moved(before, after.stream().filter(before::contains).toList());
    List<SchemaChange> changes = new ArrayList<>();
    for (int at = 0; at < fields.size(); at++) {
      Placement place = placement(after, at, before, moved);
      if (!before.contains(after.get(at))) {
        changes.add(new AddColumn(owner, fields.get(at), place));
      } else if (moved.contains(after.get(at))) {
        changes.add(new MoveColumn(after.get(at), place));
      }
    }
    return changes;
  }

  /** After those that stand before it; at the end, if only what is placed too stands behind it. */
  private static Placement placement(
      List<Integer> order, int at, List<Integer> before, Set<Integer> moved) {
    boolean last =
        order.subList(at, order.size()).stream()
            .allMatch(id -> !before.contains(id) || moved.contains(id));
    if (last) {
      return Placement.LAST;
    }
    List<Integer> nearestFirst = new ArrayList<>(order.subList(0, at));
    java.util.Collections.reverse(nearestFirst);
    return new Placement(false, nearestFirst);
  }
}
