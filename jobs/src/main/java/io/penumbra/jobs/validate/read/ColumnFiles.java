package io.penumbra.jobs.validate.read;

import io.penumbra.jobs.validate.column.ColumnBlock;
import io.penumbra.jobs.validate.column.ColumnRows;
import io.penumbra.jobs.validate.column.EncodedRows;
import io.penumbra.jobs.validate.column.PageCodecs;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;
import org.apache.iceberg.mapping.NameMapping;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.parquet.VectorizedParquetReader;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;

/** Reads Parquet files column by column. */
final class ColumnFiles {
  /** Rows that are encoded together have no more bytes than this, but for a single one. */
  private static final long MOST_BYTES = 1 << 20;

  private final NameMapping names;

  ColumnFiles(String nameMapping) {
    this.names =
        nameMapping.isEmpty() ? NameMapping.empty() : NameMappingParser.fromJson(nameMapping);
  }

  /**
   * Reads a part of a file to its end.
   *
   * @return false when a column has to be read row by row; nothing was read then
   */
  boolean read(FilePart part, FieldGroups wanted, Consumer<ReadRows> rows) {
    AtomicReference<Optional<ColumnRows>> columns = new AtomicReference<>(Optional.empty());
    try (CloseableIterable<ColumnRows> rowGroups = open(part, wanted, columns);
        CloseableIterator<ColumnRows> each = rowGroups.iterator()) {
      if (columns.get().isEmpty()) {
        return false;
      }
      Blocks blocks = Blocks.of(columns.get().get(), wanted.groups());
      while (each.hasNext()) {
        each.next();
        blocks.read(rows);
      }
      return true;
    } catch (IOException e) {
      throw StorageFailure.of(part.file().location() + " can't be read", e);
    }
  }

  private CloseableIterable<ColumnRows> open(
      FilePart part, FieldGroups wanted, AtomicReference<Optional<ColumnRows>> columns) {
    return new VectorizedParquetReader<>(
        part.file(),
        wanted.schema(),
        options(part),
        file -> {
          columns.set(ColumnRows.of(file, wanted.fields(), part.constants()));
          return columns.get().orElseGet(ColumnRows::none);
        },
        names,
        Expressions.alwaysTrue(),
        false,
        true,
        Integer.MAX_VALUE);
  }

  /** As Iceberg sets them, but for the codecs. */
  private static ParquetReadOptions options(FilePart part) {
    return ParquetReadOptions.builder(new PlainParquetConfiguration())
        .withRange(part.start(), part.start() + part.length())
        .withUseHadoopVectoredIo(true)
        .withCodecFactory(new PageCodecs())
        .build();
  }

  /** The groups of fields of the rows that were read last; encoded when they are asked for. */
  private static final class Blocks implements ReadRows {
    private final ColumnRows columns;
    private final List<ColumnBlock> blocks;
    private final EncodedRows[] encoded;
    private int from;
    private int to;

    private Blocks(ColumnRows columns, List<ColumnBlock> blocks) {
      this.columns = columns;
      this.blocks = blocks;
      this.encoded = new EncodedRows[blocks.size()];
    }

    static Blocks of(ColumnRows columns, List<List<Integer>> groups) {
      return new Blocks(columns, groups.stream().map(columns::block).toList());
    }

    /** Reads the current row group to its end. */
    void read(Consumer<ReadRows> rows) {
      for (int count = columns.next(); count > 0; count = columns.next()) {
        for (ColumnBlock block : blocks) {
          block.measure(count);
        }
        for (from = 0; from < count; from = to) {
          to = blocks.get(0).fit(from, count, MOST_BYTES);
          Arrays.fill(encoded, null);
          rows.accept(this);
        }
      }
    }

    @Override
    public int count() {
      return to - from;
    }

    @Override
    public long position(int row) {
      return columns.position() + from + row;
    }

    @Override
    public EncodedRows cells(int group) {
      if (encoded[group] == null) {
        encoded[group] = blocks.get(group).encode(from, to);
      }
      return encoded[group];
    }
  }
}
