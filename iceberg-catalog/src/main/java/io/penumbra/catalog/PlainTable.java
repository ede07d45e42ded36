package io.penumbra.catalog;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * A table without lanes that only ever gets more rows, as reports are kept in. It never has delete
 * files, so that every reader can read it. Each append also gives up what has become too old.
 */
public final class PlainTable {
  private static final long SNAPSHOT_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final int SNAPSHOTS = 10;

  private final Table table;
  private final String time;

  private PlainTable(Table table, String time) {
    this.table = table;
    this.time = time;
  }

  /**
   * Opens a table; makes it where it is missing, and adds columns that it lacks.
   *
   * @param time the column that tells how old a row is
   * @throws PenumbraException CATALOG_UNREACHABLE
   */
  public static PlainTable open(
      Catalog catalog, TableIdentifier id, NewTable definition, String time) {
    Tables.create(catalog, id, definition);
    Table table = new Tables(catalog, id).load();
    boolean complete =
        definition.schema().columns().stream()
            .allMatch(field -> table.schema().findField(field.name()) != null);
    if (!complete) {
      table.updateSchema().unionByNameWith(definition.schema()).commit();
    }
    return new PlainTable(table, time);
  }

  /** The table as it was when it was last read or written here. */
  public Table table() {
    return table;
  }

  /**
   * Adds files, and gives up files and snapshots that are not to be kept, in one commit.
   *
   * @throws PenumbraException COMMIT_CONFLICT, or COMMIT_UNKNOWN when they may have been added
   */
  public void append(List<DataFile> files, KeepFor keep) {
    table.refresh();
    Set<DataFile> outdated = Outdated.of(table, time, keep);
    Transaction transaction = table.newTransaction();
    AppendFiles append = transaction.newAppend();
    files.forEach(append::appendFile);
    append.commit();
    if (!outdated.isEmpty()) {
      DeleteFiles delete = transaction.newDelete();
      outdated.forEach(delete::deleteFile);
      delete.commit();
    }
    transaction
        .expireSnapshots()
        .expireOlderThan(System.currentTimeMillis() - SNAPSHOT_MILLIS)
        .retainLast(SNAPSHOTS)
        .commit();
    commit(transaction);
  }

  /**
   * Puts the same rows into other files.
   *
   * @return false when somebody else has replaced or removed some of them meanwhile; nothing is
   *     changed then
   */
  public boolean replace(Collection<DataFile> files, Collection<DataFile> by) {
    try {
      RewriteFiles rewrite = table.newRewrite();
      files.forEach(rewrite::deleteFile);
      by.forEach(rewrite::addFile);
      rewrite.commit();
      return true;
    } catch (ValidationException | CommitFailedException e) {
      return false;
    }
  }

  private void commit(Transaction transaction) {
    try {
      transaction.commitTransaction();
    } catch (CommitFailedException e) {
      throw new PenumbraException(
          ErrorCode.COMMIT_CONFLICT,
          "Table " + table.name() + " changed during each attempt to add to it",
          "Try again when there are fewer writers",
          e);
    } catch (CommitStateUnknownException e) {
      throw new PenumbraException(
          ErrorCode.COMMIT_UNKNOWN,
          "It is not known whether rows were added to " + table.name(),
          "Look whether they are there before you add them again",
          e);
    }
  }
}
