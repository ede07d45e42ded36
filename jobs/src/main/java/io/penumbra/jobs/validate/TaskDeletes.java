package io.penumbra.jobs.validate;

import java.util.function.Function;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.DeleteFilter;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.DeleteCounter;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Applies a data file's deletes. Deletes may name columns that the lane has dropped since, so
 * fields are looked up in every schema that the table has.
 */
final class TaskDeletes extends DeleteFilter<Record> {
  private final FileIO io;
  private final InternalRecordWrapper wrapper;

  TaskDeletes(FileIO io, FileScanTask task, Function<Integer, NestedField> fields, Schema columns) {
    super(task.file().location(), task.deletes(), fields, columns, new DeleteCounter(), true);
    this.io = io;
    this.wrapper = new InternalRecordWrapper(requiredSchema().asStruct());
  }

  @Override
  protected StructLike asStructLike(Record record) {
    return wrapper.wrap(record);
  }

  @Override
  protected InputFile getInputFile(String location) {
    return io.newInputFile(location);
  }
}
