package io.penumbra.jobs.validate.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.data.GenericDataUtil;
import org.apache.iceberg.data.IdentityPartitionConverters;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.IOUtil;
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
  /** Reading so many bytes takes no longer than asking a store once more. */
  private static final int SMALL = 1 << 20;

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

  /**
   * The same, read at once if it is a small file: its footer and its columns would be asked for one
   * after the other, and with a file system of Hadoop all that goes with it would be set up anew.
   */
  FilePart inMemory() {
    if (file.getLength() > SMALL) {
      return this;
    }
    byte[] bytes = new byte[Math.toIntExact(file.getLength())];
    try (InputStream in = file.newStream()) {
      IOUtil.readFully(in, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw StorageFailure.of(file.location() + " can't be read", e);
    }
    InputFile read = new InMemoryInputFile(file.location(), bytes);
    return new FilePart(read, format, start, length, constants);
  }

  /** Iceberg's own conversion of partition values leaves nanoseconds as they are stored. */
  private static Object constant(Type type, Object value) {
    return type.typeId() == TypeID.TIMESTAMP_NANO
        ? GenericDataUtil.internalToGeneric(type, value)
        : IdentityPartitionConverters.convertConstant(type, value);
  }
}
