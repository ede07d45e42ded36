package io.penumbra.jobs.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** Local files, of which those under a marked path are denied, full or slow to write. */
public final class TestingStorage extends HadoopFileIO {
  private static final long serialVersionUID = 1L;

  /** What is wrong with a path. */
  enum Fault {
    DENIED,
    FULL,
    SLOW
  }

  private static final Map<String, Fault> FAULTS = new ConcurrentHashMap<>();

  static void mark(String part, Fault fault) {
    FAULTS.put(part, fault);
  }

  static void clear() {
    FAULTS.clear();
  }

  @Override
  public OutputFile newOutputFile(String path) {
    OutputFile file = super.newOutputFile(path);
    return FAULTS.entrySet().stream()
        .filter(entry -> path.contains(entry.getKey()))
        .findFirst()
        .<OutputFile>map(entry -> new Faulty(file, entry.getValue()))
        .orElse(file);
  }

  private record Faulty(OutputFile file, Fault fault) implements OutputFile {
    @Override
    public PositionOutputStream create() {
      if (fault == Fault.DENIED) {
        throw new UncheckedIOException(new IOException("Permission denied: " + location()));
      }
      return new FaultyStream(file.create(), fault);
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      return create();
    }

    @Override
    public String location() {
      return file.location();
    }

    @Override
    public InputFile toInputFile() {
      return file.toInputFile();
    }
  }

  private static final class FaultyStream extends PositionOutputStream {
    private final PositionOutputStream out;
    private final Fault fault;

    FaultyStream(PositionOutputStream out, Fault fault) {
      this.out = out;
      this.fault = fault;
    }

    @Override
    public long getPos() throws IOException {
      return out.getPos();
    }

    @Override
    public void write(int value) throws IOException {
      suffer();
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      suffer();
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }

    private void suffer() throws IOException {
      if (fault == Fault.FULL && out.getPos() > 100) {
        throw new IOException("No space left on device");
      }
      if (fault == Fault.SLOW) {
        try {
          Thread.sleep(200);
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    }
  }
}
