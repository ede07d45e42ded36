package io.penumbra.jobs.mirror.write;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.DataWriter;

/** The data files of one partition, one open at a time, of about the target size each. */
final class RollingData implements Closeable {
  /** Asking a file for its length costs too much to do it per row. */
  private static final int ROWS_PER_LOOK = 1000;

  private final LaneFormat format;
  private final StructLike partition;
  private final RowPlaces places;
  private final Consumer<DataFile> done;
  private DataWriter<RowData> writer;
  private int file;
  private long rows;

  RollingData(LaneFormat format, StructLike partition, RowPlaces places, Consumer<DataFile> done) {
    this.format = format;
    this.partition = partition;
    this.places = places;
    this.done = done;
  }

  void write(RowData row) throws IOException {
    if (writer == null) {
      open();
    }
    writer.write(row);
    places.add(file, rows++);
    if (rows % ROWS_PER_LOOK == 0 && writer.length() >= format.targetBytes()) {
      close();
    }
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      DataWriter<RowData> closing = writer;
      writer = null;
      closing.close();
      done.accept(closing.toDataFile());
    }
  }

  private void open() {
    EncryptedOutputFile output = format.files().newOutputFile(format.spec(), partition);
    writer = format.writers().newDataWriter(output, format.spec(), partition);
    file = places.opened(new DataFileTarget(output.encryptingOutputFile().location(), partition));
    rows = 0;
  }
}
