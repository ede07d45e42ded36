package io.penumbra.jobs.validate.read;

import io.penumbra.compare.RowEncoding;
import io.penumbra.jobs.validate.column.EncodedRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.formats.ReadBuilder;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.mapping.NameMappingParser;

/** Reads files of any format and type row by row, by Iceberg's generic readers. */
final class RecordFiles {
  /** Rows are handed on when they have this many bytes. */
  private static final int ENOUGH_BYTES = 1 << 20;

  private final String nameMapping;

  RecordFiles(String nameMapping) {
    this.nameMapping = nameMapping;
  }

  void read(FilePart part, FieldGroups wanted, Consumer<ReadRows> rows) {
    Schema schema = wanted.schemaWith(MetadataColumns.ROW_POSITION);
    Groups groups = new Groups(wanted.encodings(schema.asStruct()));
    try (CloseableIterable<Record> records = open(part, schema)) {
      for (Record each : records) {
        groups.add(each);
        if (groups.enough()) {
          groups.handOn(rows);
        }
      }
    } catch (IOException e) {
      throw StorageFailure.of(part.file().location() + " can't be read", e);
    }
    groups.handOn(rows);
  }

  private CloseableIterable<Record> open(FilePart part, Schema schema) {
    ReadBuilder<Record, Schema> reading =
        FormatModelRegistry.<Record, Schema>readBuilder(part.format(), Record.class, part.file())
            .project(schema)
            .split(part.start(), part.length())
            .idToConstant(part.constants());
    if (!nameMapping.isEmpty()) {
      reading = reading.withNameMapping(NameMappingParser.fromJson(nameMapping));
    }
    return reading.build();
  }

  /** Rows that were read and not handed on yet. */
  private static final class Groups implements ReadRows {
    private final List<RowEncoding> encodings;
    private final List<EncodedRows> cells = new ArrayList<>();
    private long[] positions = new long[EncodedRows.MOST];
    private int count;

    private Groups(List<RowEncoding> encodings) {
      this.encodings = encodings;
      encodings.forEach(each -> cells.add(new EncodedRows()));
    }

    void add(Record row) {
      positions[count++] = (Long) row.get(row.size() - 1);
      for (int i = 0; i < encodings.size(); i++) {
        cells.get(i).add(encodings.get(i), row);
      }
    }

    boolean enough() {
      return count == EncodedRows.MOST || cells.get(0).size() >= ENOUGH_BYTES;
    }

    void handOn(Consumer<ReadRows> rows) {
      if (count > 0) {
        rows.accept(this);
        cells.forEach(EncodedRows::clear);
        count = 0;
      }
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public long position(int row) {
      return positions[row];
    }

    @Override
    public EncodedRows cells(int group) {
      return cells.get(group);
    }
  }
}
