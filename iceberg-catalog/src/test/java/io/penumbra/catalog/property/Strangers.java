package io.penumbra.catalog.property;

import io.penumbra.catalog.testing.Row;
import io.penumbra.catalog.testing.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** What others do to main by Iceberg's own means: rows, compaction, expiry, DDL. */
final class Strangers {
  private final World world;

  /** Commits that were prepared, perhaps under a schema that is retired when they are made. */
  private final List<Runnable> prepared = new ArrayList<>();

  private long nextKey = 1000;
  private int names;

  Strangers(World world) {
    this.world = world;
  }

  void append() {
    append(world.table.stranger()).run();
    world.note("foreign append");
  }

  private Runnable append(Table main) {
    Row row = row(main.schema());
    DataFile file = world.table.files().data(main, main.schema(), List.of(row));
    AppendFiles append = main.newAppend().appendFile(file);
    return () -> {
      append.commit();
      world.oracle.foreign(() -> world.oracle.main().put(row.key(), row));
    };
  }

  /** A row with a key of its own. */
  Row row(Schema schema) {
    Row row = new Row(new TreeMap<>()).with(Row.KEY, nextKey++);
    for (Types.NestedField field : schema.columns()) {
      if (field.fieldId() != Row.KEY) {
        long number = world.random.nextInt(1000);
        boolean text = field.type().equals(Types.StringType.get());
        row = row.with(field.fieldId(), text ? "f" + number : number);
      }
    }
    return row;
  }

  void delete() {
    if (!world.oracle.main().isEmpty()) {
      delete(world.table.stranger()).run();
      world.note("foreign delete");
    }
  }

  private Runnable delete(Table main) {
    long key = world.pick(List.copyOf(world.oracle.main().keySet()));
    RowDelta delete =
        main.newRowDelta().addDeletes(world.table.files().keys(main, main.schema(), List.of(key)));
    return () -> {
      delete.commit();
      world.oracle.foreign(() -> world.oracle.main().remove(key));
    };
  }

  /** Deletes a row by its place: by a deletion vector from format version 3 on. */
  void deletePlace() {
    Table main = world.table.stranger();
    List<Places.Place> places = Places.of(main);
    if (places.isEmpty()) {
      return;
    }
    Places.Place place = world.pick(places);
    main.newRowDelta()
        .addDeletes(world.table.files().position(main, place.file(), place.position()))
        .commit();
    world.oracle.foreign(() -> world.oracle.main().remove(place.key()));
    world.note("foreign delete by place");
  }

  /** Somebody opens the table, writes files, and commits them another time. */
  void prepare() {
    Table main = world.table.stranger();
    if (world.chance(0.4) && !world.oracle.main().isEmpty()) {
      prepared.add(delete(main));
    } else if (world.chance(0.5)) {
      prepared.add(append(main));
    } else {
      compaction(main).ifPresent(compaction -> prepared.add(() -> unlessRefused(compaction)));
    }
  }

  /** What was written since to the files that it replaces is not to be lost. */
  private void unlessRefused(Runnable compaction) {
    try {
      compaction.run();
    } catch (ValidationException e) {
      world.note("slow foreign compaction refused");
    }
  }

  void commitPrepared() {
    if (!prepared.isEmpty()) {
      prepared.remove(world.random.nextInt(prepared.size())).run();
      world.note("slow foreign commit");
    }
  }

  void compact() {
    compaction(world.table.stranger()).ifPresent(Runnable::run);
  }

  /** All files of main become one, as compaction with a new sequence number does it. */
  private Optional<Runnable> compaction(Table main) {
    List<DataFile> files = Rows.files(main);
    List<Row> rows = Rows.of(main);
    if (files.isEmpty() || rows.isEmpty()) {
      return Optional.empty();
    }
    Schema schema = main.schema();
    RewriteFiles rewrite =
        main.newRewrite().validateFromSnapshot(main.currentSnapshot().snapshotId());
    files.forEach(rewrite::deleteFile);
    rewrite.addFile(world.table.files().data(main, schema, rows));
    return Optional.of(
        () -> {
          rewrite.commit();
          world.oracle.rewritten(rows, schema);
          world.note("foreign compaction");
        });
  }

  /** Iceberg's own expiry, as hard as it can. */
  void expire() {
    ExpireSnapshots expiry =
        world
            .table
            .stranger()
            .expireSnapshots()
            .expireOlderThan(System.currentTimeMillis() + 1)
            .retainLast(1 + world.random.nextInt(3))
            .cleanExpiredMetadata(world.chance(0.5));
    expiry.commit();
    world.note("foreign expiry");
  }

  void alter() {
    Table main = world.table.stranger();
    Types.NestedField field =
        world.pick(main.schema().columns().stream().filter(f -> f.fieldId() != Row.KEY).toList());
    UpdateSchema update = main.updateSchema();
    int kind = world.random.nextInt(3);
    if (kind == 0) {
      update.addColumn("y" + names++, Types.IntegerType.get());
    } else if (kind == 1 && field.type().typeId() == Type.TypeID.INTEGER) {
      update.updateColumn(field.name(), Types.LongType.get());
    } else {
      update.renameColumn(field.name(), "z" + names++);
    }
    update.commit();
    world.note("foreign alter");
  }
}
