package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that can't be read is named, and there is no verdict. */
class BrokenFileTest {
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()), optional(2, "name", Types.StringType.get()));

  private final TestingLane primary = TestingLane.create(SCHEMA, 2);
  private final TestingLane shadow = TestingLane.create(SCHEMA, 2);

  /** A file may be cut off, or have other bytes in its midst. */
  enum Damage {
    CUT,
    OVERWRITTEN;

    byte[] of(byte[] bytes) {
      if (this == CUT) {
        return Arrays.copyOf(bytes, bytes.length / 2);
      }
      Arrays.fill(bytes, 4, bytes.length / 3, (byte) 0x55);
      return bytes;
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNamedWhereRowsAreJoined(Damage damage) {
    demandNamed(damage, new DirectRows(Long.MAX_VALUE, 10));
  }

  @ParameterizedTest
  @EnumSource
  void isNamedWhereRowsAreHashed(Damage damage) {
    demandNamed(damage, HashLevel.here(1));
  }

  @ParameterizedTest
  @EnumSource
  void isNamedWhereItCameSinceAProof(Damage damage) {
    primary.table.newAppend().commit();
    shadow.table.newAppend().commit();
    demandNamed(damage, new DeltaLevel(comparison(), 1_000, 10));
  }

  private void demandNamed(Damage damage, Level level) {
    shadow.append(shadow.row(1, "a"), shadow.row(2, "b"));
    DataFile file = primary.append(primary.row(1, "a"), primary.row(2, "b"));
    InMemoryFileIO io = (InMemoryFileIO) primary.table.io();
    byte[] bytes = bytes(io, file);
    io.deleteFile(file.location());
    io.addFile(file.location(), damage.of(bytes));

    assertThatThrownBy(() -> new Levels(List.of(level), 10).examine(comparison(), Progress.NONE))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining(file.location() + " can't be read");
  }

  private static byte[] bytes(InMemoryFileIO io, DataFile file) {
    try (InputStream in = io.newInputFile(file.location()).newStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Comparison comparison() {
    return Comparison.of(primary.content(), shadow.content(), List.of(1));
  }
}
