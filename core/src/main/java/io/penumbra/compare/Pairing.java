package io.penumbra.compare;

import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.ColumnCoverage.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;

/** Walks two schemas side by side, by field id. */
final class Pairing {
  private final Schema primary;
  private final Schema shadow;
  private final List<ColumnCoverage> columns = new ArrayList<>();
  private final Set<Integer> compared = new HashSet<>();

  private Pairing(Schema primary, Schema shadow) {
    this.primary = primary;
    this.shadow = shadow;
  }

  static Pairing of(Schema primary, Schema shadow) {
    Pairing pairing = new Pairing(primary, shadow);
    pairing.structs(primary.asStruct(), shadow.asStruct());
    return pairing;
  }

  List<ColumnCoverage> columns() {
    return columns;
  }

  /** Ids of the fields to read; a list or a map is named by what it holds. */
  Set<Integer> compared() {
    return compared;
  }

  private void structs(StructType inPrimary, StructType inShadow) {
    for (NestedField field : inShadow.fields()) {
      NestedField before = inPrimary.field(field.fieldId());
      if (before == null) {
        note(field.fieldId(), Status.ADDED, "the primary has no such column");
      } else {
        fields(before, field);
      }
    }
    for (NestedField field : inPrimary.fields()) {
      if (inShadow.field(field.fieldId()) == null) {
        note(field.fieldId(), Status.DROPPED, "the shadow has no such column");
      }
    }
  }

  private void fields(NestedField before, NestedField after) {
    Optional<String> obstacle = obstacle(before.type(), after.type());
    if (obstacle.isPresent()) {
      note(after.fieldId(), Status.NOT_VALIDATED, obstacle.get());
      return;
    }
    note(after.fieldId(), Status.COMPARED, "");
    types(after.fieldId(), before.type(), after.type());
  }

  private void types(int fieldId, Type before, Type after) {
    if (after.isStructType()) {
      compared.add(fieldId);
      structs(before.asStructType(), after.asStructType());
    } else if (after.isListType()) {
      int element = after.asListType().elementId();
      types(element, before.asListType().elementType(), after.asListType().elementType());
    } else if (after.isMapType()) {
      types(after.asMapType().keyId(), before.asMapType().keyType(), after.asMapType().keyType());
      types(
          after.asMapType().valueId(),
          before.asMapType().valueType(),
          after.asMapType().valueType());
    } else {
      compared.add(fieldId);
    }
  }

  /** Why values of two types can't be compared, absent when they can. */
  private static Optional<String> obstacle(Type before, Type after) {
    Optional<ValueKind> kind = ValueKind.of(after);
    if (kind.isEmpty() || ValueKind.of(before).isEmpty()) {
      return Optional.of("values of type " + (kind.isEmpty() ? after : before) + " are not read");
    }
    boolean scales =
        before instanceof DecimalType from
            && after instanceof DecimalType to
            && from.scale() != to.scale();
    if (scales || !kind.equals(ValueKind.of(before))) {
      return Optional.of(before + " is not read as " + after);
    }
    return inside(before, after);
  }

  private static Optional<String> inside(Type before, Type after) {
    if (after.isListType()) {
      return element(
          before.asListType().elementId() == after.asListType().elementId(),
          before.asListType().elementType(),
          after.asListType().elementType());
    }
    if (after.isMapType()) {
      boolean same =
          before.asMapType().keyId() == after.asMapType().keyId()
              && before.asMapType().valueId() == after.asMapType().valueId();
      return element(same, before.asMapType().keyType(), after.asMapType().keyType())
          .or(() -> element(same, before.asMapType().valueType(), after.asMapType().valueType()));
    }
    return Optional.empty();
  }

  private static Optional<String> element(boolean same, Type before, Type after) {
    return same ? deep(before, after) : Optional.of("its elements are another field");
  }

  /** What is inside of a list or a map is compared as a whole or not at all. */
  private static Optional<String> deep(Type before, Type after) {
    Optional<String> obstacle = obstacle(before, after);
    if (obstacle.isPresent() || !after.isStructType()) {
      return obstacle;
    }
    return after.asStructType().fields().stream()
        .filter(field -> before.asStructType().field(field.fieldId()) != null)
        .flatMap(
            field ->
                deep(before.asStructType().field(field.fieldId()).type(), field.type()).stream())
        .findFirst();
  }

  private void note(int fieldId, Status status, String reason) {
    String before = status == Status.ADDED ? "" : primary.findColumnName(fieldId);
    String after = status == Status.DROPPED ? "" : shadow.findColumnName(fieldId);
    columns.add(new ColumnCoverage(fieldId, before, after, status, reason));
  }
}
