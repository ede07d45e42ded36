package io.penumbra.jobs.validate.column;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageCodecsTest {
  private static final byte[] PAGE = "a page, a page, a page".getBytes(UTF_8);
  private static final byte[] COMPRESSED = Zstd.compress(PAGE);

  private final PageCodecs codecs = new PageCodecs();
  private final BytesInputDecompressor zstandard =
      codecs.getDecompressor(CompressionCodecName.ZSTD);

  @AfterEach
  void release() {
    codecs.release();
  }

  @Test
  void aPageInTheMiddleOfABufferIsDecompressed() throws IOException {
    ByteBuffer in = ByteBuffer.allocate(COMPRESSED.length + 8).put(3, COMPRESSED).position(3);
    ByteBuffer out = ByteBuffer.allocate(PAGE.length);

    zstandard.decompress(in, COMPRESSED.length, out, PAGE.length);

    assertThat(out.array()).isEqualTo(PAGE);
    assertThat(in.remaining()).isEqualTo(5);
  }

  @Test
  void pagesAreDecompressedAfterARelease() throws IOException {
    assertThat(decompressed(PAGE.length)).isEqualTo(PAGE);
    codecs.release();
    assertThat(decompressed(PAGE.length)).isEqualTo(PAGE);
  }

  @Test
  void aPageOfAnotherSizeIsAnError() {
    assertThatThrownBy(() -> decompressed(PAGE.length + 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> decompressed(PAGE.length - 1)).hasMessageContaining("too small");
  }

  private byte[] decompressed(int size) throws IOException {
    return Page.bytes(zstandard.decompress(BytesInput.from(COMPRESSED), size)).array();
  }
}
