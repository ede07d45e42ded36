package io.penumbra.bench.metadata;

import java.io.IOException;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;

/** Real data files. */
final class BenchFiles {
  private BenchFiles() {}

  static DataFile write(Table table, int firstId, int rows) throws IOException {
    OutputFile file =
        table
            .io()
            .newOutputFile(
                table.location() + "/data/" + FileFormat.PARQUET.addExtension("f" + firstId));
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataSchema(BenchCatalog.SCHEMA)
            .build()
            .newDataWriter(EncryptedFiles.plainAsEncryptedOutput(file), table.spec(), null);
    try (writer) {
      GenericRecord row = GenericRecord.create(BenchCatalog.SCHEMA);
      for (int i = 0; i < rows; i++) {
        row.set(0, (long) firstId + i);
        row.set(1, i);
        row.set(2, "note " + i);
        writer.write(row);
      }
    }
    return writer.toDataFile();
  }
}
