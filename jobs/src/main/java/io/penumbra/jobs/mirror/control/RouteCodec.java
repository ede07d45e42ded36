package io.penumbra.jobs.mirror.control;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Routes as JSON: they travel between operators and lie in the writers' state. */
public final class RouteCodec {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ObjectWriter WRITER = JSON.writerFor(TableRoute.class);
  private static final ObjectReader READER = JSON.readerFor(TableRoute.class);

  private RouteCodec() {}

  static byte[] toBytes(TableRoute route) {
    try {
      return WRITER.writeValueAsBytes(route);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static TableRoute fromBytes(byte[] bytes) {
    try {
      return READER.readValue(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
