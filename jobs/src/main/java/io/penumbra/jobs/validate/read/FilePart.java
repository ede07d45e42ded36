package io.penumbra.jobs.validate.read;

import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.data.GenericDataUtil;
import org.apache.iceberg.data.IdentityPartitionConverters;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.util.PartitionUtil;

/**
 * What is read at once.
 *
 * @param start first byte
 * @param length how many bytes
 * @param constants values by field id that all rows have, whatever the file says
 */
record FilePart(
    InputFile file, FileFormat format, long start, long length, Map<Integer, ?> constants) {
  static FilePart of(FileScanTask task, FileIO io) {
    return new FilePart(
        io.newInputFile(task.file()),
        task.file().format(),
        task.start(),
        task.length(),
        PartitionUtil.constantsMap(task, FilePart::constant));
  }

  /** All of a delete file. */
  static FilePart of(DeleteFile file, FileIO io) {
    return new FilePart(io.newInputFile(file), file.format(), 0, file.fileSizeInBytes(), Map.of());
  }

  /** Iceberg's own conversion of partition values leaves nanoseconds as they are stored. */
  private static Object constant(Type type, Object value) {
    return type.typeId() == TypeID.TIMESTAMP_NANO
        ? GenericDataUtil.internalToGeneric(type, value)
        : IdentityPartitionConverters.convertConstant(type, value);
  }
}
