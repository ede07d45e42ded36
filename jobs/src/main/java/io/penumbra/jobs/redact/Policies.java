package io.penumbra.jobs.redact;

import io.penumbra.config.Redact;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/** Finds what the settings say of the columns of one table. */
final class Policies {
  private static final String EVERY_TABLE = "*.";

  private final Map<String, Redact> settings;
  private final List<Schema> schemas;

  /**
   * @param settings policy by column, as {@code shop.orders.email} or {@code *.email}
   * @param schemas of the lanes; a column that has another name in one of them is the same
   */
  Policies(Map<String, Redact> settings, List<Schema> schemas) {
    this.settings = settings;
    this.schemas = List.copyOf(schemas);
  }

  /**
   * Those of one table; what is said of the table itself outweighs what is said of all.
   *
   * @throws PenumbraException CONFIG_INVALID when the table is said to have a column that it lacks:
   *     with a misspelt name its values would be shown
   */
  HiddenColumns of(String tableId, Iterable<PartitionSpec> specs) {
    SortedMap<String, Redact> columns = startingWith(EVERY_TABLE);
    columns.putAll(startingWith(tableId + "."));
    columns.values().removeIf(policy -> policy == Redact.FULL);
    HiddenColumns hidden = new HiddenColumns(columns, Map.of(), Salt.random());
    return new HiddenColumns(columns, partitions(hidden, specs), hidden.salt());
  }

  private SortedMap<String, Redact> startingWith(String table) {
    SortedMap<String, Redact> policies = new TreeMap<>();
    settings.forEach(
        (key, policy) -> {
          if (key.startsWith(table)) {
            Set<String> names = names(key.substring(table.length()));
            if (names.isEmpty() && !table.equals(EVERY_TABLE)) {
              throw unknown(key);
            }
            names.forEach(name -> policies.merge(name, policy, Policies::stricter));
          }
        });
    return policies;
  }

  /** What the lanes call the fields that one of them gives a name. */
  private Set<String> names(String column) {
    Set<String> names = new TreeSet<>();
    schemas.stream()
        .map(schema -> schema.findField(column))
        .filter(Objects::nonNull)
        .map(NestedField::fieldId)
        .forEach(id -> names.addAll(names(id)));
    return names;
  }

  private List<String> names(int fieldId) {
    return schemas.stream()
        .map(schema -> schema.findColumnName(fieldId))
        .filter(Objects::nonNull)
        .toList();
  }

  private Map<String, Redact> partitions(HiddenColumns hidden, Iterable<PartitionSpec> specs) {
    Map<String, Redact> partitions = new HashMap<>();
    specs.forEach(
        spec ->
            spec.fields()
                .forEach(
                    field ->
                        names(field.sourceId()).stream()
                            .flatMap(name -> hidden.policy(name).stream())
                            .forEach(
                                policy ->
                                    partitions.merge(field.name(), policy, Policies::stricter))));
    return partitions;
  }

  private static Redact stricter(Redact one, Redact other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static PenumbraException unknown(String key) {
    return new PenumbraException(
        ErrorCode.CONFIG_INVALID,
        "validation.redact names " + key + ", and neither table nor shadow has such a column",
        "Give its present name, or remove it: with a wrong name its values would be shown");
  }
}
