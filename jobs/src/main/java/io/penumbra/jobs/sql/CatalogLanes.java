package io.penumbra.jobs.sql;

import io.penumbra.catalog.Namespaces;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * Every table of an Iceberg catalog under its own name, and every lane and tag of a table with
 * shadows in a database {@code NAMESPACE__NAME}: a shadow by its name, a pinned cut by its tags.
 */
public final class CatalogLanes implements Lanes {
  private static final String OVERLAY = "__";

  private final Catalog catalog;

  public CatalogLanes(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public List<String> databases() {
    Set<String> databases = new LinkedHashSet<>();
    for (Namespace namespace : Namespaces.of(catalog)) {
      databases.add(namespace.toString());
      catalog.listTables(namespace).stream()
          .flatMap(id -> opened(id).stream())
          .flatMap(CatalogLanes::versions)
          .forEach(version -> databases.add(namespace + OVERLAY + version));
    }
    return List.copyOf(databases);
  }

  @Override
  public List<String> tables(String database) {
    List<String> tables = new ArrayList<>();
    for (Namespace namespace : Namespaces.of(catalog)) {
      if (database.equals(namespace.toString()) || database.startsWith(namespace + OVERLAY)) {
        catalog.listTables(namespace).stream()
            .map(TableIdentifier::name)
            .filter(table -> find(database, table).isPresent())
            .forEach(tables::add);
      }
    }
    return tables;
  }

  @Override
  public Optional<PinnedLane> find(String database, String table) {
    return at(database, table)
        .flatMap(this::plain)
        .or(
            () ->
                splits(database)
                    .flatMap(split -> overlay(split.namespace(), table, split.version()).stream())
                    .findFirst());
  }

  private Optional<PinnedLane> plain(TableIdentifier id) {
    Table table = catalog.loadTable(id);
    return Optional.ofNullable(table.currentSnapshot())
        .map(head -> new PinnedLane(table, head.snapshotId()));
  }

  private Optional<PinnedLane> overlay(String namespace, String table, String version) {
    return at(namespace, table)
        .flatMap(this::opened)
        .flatMap(shadowed -> lane(shadowed, version).or(() -> tag(shadowed, version)));
  }

  private static Optional<PinnedLane> lane(ShadowedTable table, String name) {
    return table
        .ledger()
        .named(name)
        .map(lane -> table.view(lane.id()))
        .flatMap(CatalogLanes::head);
  }

  private static Optional<PinnedLane> head(Table view) {
    return Optional.ofNullable(view.currentSnapshot())
        .map(head -> new PinnedLane(view, head.snapshotId()));
  }

  /** A tag is read with the schema of its snapshot, whatever lane it belongs to. */
  private static Optional<PinnedLane> tag(ShadowedTable table, String name) {
    return Optional.ofNullable(table.table().refs().get(name))
        .filter(SnapshotRef::isTag)
        .map(SnapshotRef::snapshotId)
        .map(
            snapshotId ->
                new PinnedLane(
                    table.viewAt(table.ledger().primary().id(), snapshotId), snapshotId));
  }

  private static Stream<String> versions(ShadowedTable table) {
    Ledger ledger = table.ledger();
    Stream<String> lanes =
        ledger.lanes().values().stream()
            .filter(lane -> !lane.equals(ledger.primary()))
            .map(Lane::name);
    Stream<String> tags =
        table.table().refs().entrySet().stream()
            .filter(ref -> ref.getValue().isTag())
            .map(ref -> ref.getKey());
    return Stream.of(lanes, tags).flatMap(Function.identity());
  }

  private Optional<ShadowedTable> opened(TableIdentifier id) {
    try {
      return Optional.of(ShadowedTable.open(catalog, id));
    } catch (PenumbraException e) {
      if (e.code() == ErrorCode.NOT_ADOPTED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<TableIdentifier> at(String namespace, String table) {
    TableIdentifier id = TableIdentifier.of(Namespace.of(namespace.split("\\.")), table);
    return catalog.tableExists(id) ? Optional.of(id) : Optional.empty();
  }

  private record Split(String namespace, String version) {}

  /** All ways to read a database's name as a namespace and a version. */
  private static Stream<Split> splits(String database) {
    List<Split> splits = new ArrayList<>();
    for (int at = database.indexOf(OVERLAY); at > 0; at = database.indexOf(OVERLAY, at + 1)) {
      splits.add(new Split(database.substring(0, at), database.substring(at + OVERLAY.length())));
    }
    return splits.stream();
  }
}
