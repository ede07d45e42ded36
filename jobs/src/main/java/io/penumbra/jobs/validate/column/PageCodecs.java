package io.penumbra.jobs.validate.column;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The library's codecs, but for Zstandard: of a page that is there as a whole, and whose size is
 * known, the library makes a stream, with buffers of its own. Good for one file, not thread-safe.
 */
public final class PageCodecs implements CompressionCodecFactory {
  private final CompressionCodecFactory library =
      new CodecFactory(new PlainParquetConfiguration(), 0);
  private final Zstandard zstandard = new Zstandard();

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return codec == CompressionCodecName.ZSTD ? zstandard : library.getDecompressor(codec);
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    return library.getCompressor(codec);
  }

  @Override
  public void release() {
    zstandard.release();
    library.release();
  }

  private static final class Zstandard implements BytesInputDecompressor {
    /** Null until it is needed: it holds memory outside the heap. */
    private ZstdDecompressCtx context;

    @Override
    public BytesInput decompress(BytesInput page, int size) throws IOException {
      if (context == null) {
        context = new ZstdDecompressCtx();
      }
      ByteBuffer in = Page.bytes(page);
      byte[] out = new byte[size];
      int from = in.arrayOffset() + in.position();
      int got = context.decompressByteArray(out, 0, size, in.array(), from, in.remaining());
      if (got != size) {
        throw new IOException("A page of " + size + " bytes has only " + got);
      }
      return BytesInput.from(out);
    }

    @Override
    public void decompress(ByteBuffer in, int compressed, ByteBuffer out, int size)
        throws IOException {
      ByteBuffer page = in.slice(in.position(), compressed);
      out.put(Page.bytes(decompress(BytesInput.from(page), size)));
      in.position(in.position() + compressed);
    }

    @Override
    public void release() {
      if (context != null) {
        context.close();
        context = null;
      }
    }
  }
}
