package io.penumbra.bench.ingest;

import java.io.IOException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A file that suffers from a fault while it is written. */
record FaultyOutput(OutputFile file, Fault fault) implements OutputFile {

  @Override
  public PositionOutputStream create() {
    fault.begin(location());
    return new Stream(file.create());
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    fault.begin(location());
    return new Stream(file.createOrOverwrite());
  }

  @Override
  public String location() {
    return file.location();
  }

  @Override
  public InputFile toInputFile() {
    return file.toInputFile();
  }

  private final class Stream extends PositionOutputStream {
    private final PositionOutputStream out;
    private boolean closed;

    Stream(PositionOutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() throws IOException {
      return out.getPos();
    }

    @Override
    public void write(int value) throws IOException {
      fault.write(getPos());
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      fault.write(getPos());
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        out.close();
        fault.store();
      }
    }
  }
}
