package io.penumbra.jobs.redact;

import io.penumbra.config.Redact;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.Cell;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Found;
import io.penumbra.report.Place;
import io.penumbra.report.Signature;
import io.penumbra.report.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;

/** Takes values of some columns out of what a comparison found, before anybody sees it. */
public final class Redaction {
  private final HiddenColumns columns;
  private final RowNames names;

  private Redaction(HiddenColumns columns) {
    this.columns = columns;
    this.names = new RowNames(columns);
  }

  /**
   * For one report on a table.
   *
   * @param settings policy by column, as {@code shop.orders.email} or {@code *.email}
   * @param schemas of the lanes that are compared
   * @param specs by which their files are partitioned
   * @throws PenumbraException CONFIG_INVALID when the table is said to have a column that it lacks
   */
  public static Redaction of(
      Map<String, Redact> settings,
      String tableId,
      List<Schema> schemas,
      Iterable<PartitionSpec> specs) {
    return new Redaction(new Policies(settings, schemas).of(tableId, specs));
  }

  /**
   * @throws PenumbraException USAGE when values of a column are not to be shown
   */
  public void demandShown(String column) {
    if (columns.policy(column).isPresent()) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "Rows are chosen by column " + column + ", whose values no report may show",
          "Choose them by other columns, or all of them");
    }
  }

  /** The same with values redacted. */
  public Found of(Found found) {
    if (columns.none()) {
      return found;
    }
    return new Found(
        summary(found.summary()),
        found.signatures().stream().map(this::signature).toList(),
        found.discrepancies().stream().map(this::discrepancy).toList());
  }

  private Summary summary(Summary summary) {
    TreeMap<String, SortedMap<String, Long>> places = new TreeMap<>();
    summary
        .byPartition()
        .forEach(
            (partition, counts) -> {
              SortedMap<String, Long> all =
                  places.computeIfAbsent(names.partition(partition), each -> new TreeMap<>());
              counts.forEach((column, rows) -> all.merge(column, rows, Long::sum));
            });
    return new Summary(
        summary.byType(),
        summary.bySeverity(),
        summary.byColumn(),
        places,
        summary.total(),
        summary.stored(),
        summary.truncated());
  }

  private Signature signature(Signature signature) {
    return new Signature(
        signature.signatureId(),
        signature.type(),
        signature.severity(),
        signature.column(),
        signature.pattern(),
        signature.count(),
        signature.examples().stream().map(names::key).toList());
  }

  private Discrepancy discrepancy(Discrepancy found) {
    Optional<Cell> cell = found.cell().map(this::cell);
    return new Discrepancy(
        found.type(),
        message(found, cell),
        names.key(found.recordId()),
        found.severity(),
        found.pattern(),
        found.rows(),
        cell,
        new Place(names.partition(found.place().partition()), found.place().bucket()),
        found.ruleId());
  }

  /** A rule's message may hold values of any column. */
  private static String message(Discrepancy found, Optional<Cell> cell) {
    if (cell.isPresent()) {
      return cell.equals(found.cell()) ? found.message() : cell.get().inWords();
    }
    String outcome =
        switch (found.type()) {
          case NOT_VALIDATED -> " could not be checked";
          case CONSTRAINT_VIOLATION -> " is violated";
          default -> " differs";
        };
    return found.ruleId().isEmpty()
        ? found.message()
        : found.ruleId() + outcome + "; the table has columns whose values are not shown";
  }

  private Cell cell(Cell cell) {
    Optional<Redact> policy =
        columns.policy(cell.column()).or(() -> columns.policy(cell.primaryColumn()));
    if (policy.isEmpty()) {
      return cell;
    }
    return new Cell(
        cell.column(),
        cell.primaryColumn(),
        cell.fieldId(),
        cell.primaryType(),
        cell.shadowType(),
        show(policy.get(), cell.primaryValue()),
        show(policy.get(), cell.expectedValue()),
        show(policy.get(), cell.shadowValue()),
        Optional.empty());
  }

  private Optional<String> show(Redact policy, Optional<String> value) {
    return value.map(each -> columns.show(policy, each));
  }
}
