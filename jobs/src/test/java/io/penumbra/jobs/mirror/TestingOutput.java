package io.penumbra.jobs.mirror;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/**
 * A local file to be written.
 *
 * @param storage reads it again
 * @param millis how long it takes to store it
 */
record TestingOutput(
    TestingStorage storage, String location, Path file, TestingFault fault, long millis)
    implements OutputFile {

  @Override
  public PositionOutputStream create() {
    return open(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    return open(
        StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  @Override
  public InputFile toInputFile() {
    return storage.newInputFile(location);
  }

  private PositionOutputStream open(OpenOption... options) {
    fault.begin(location);
    try {
      Files.createDirectories(file.getParent());
      return new Stream(Files.newOutputStream(file, options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Stream extends PositionOutputStream {
    private final OutputStream out;
    private long position;
    private boolean closed;

    Stream(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      fault.write(position);
      out.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      fault.write(position);
      out.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        out.close();
        fault.store(millis);
      }
    }
  }
}
