package io.penumbra.jobs.mirror.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.util.InstantiationUtil;

/** Routes travel in Java's own form between two operators of one run; they are in no state. */
public final class RouteCodec {
  private RouteCodec() {}

  static byte[] toBytes(TableRoute route) {
    try {
      return InstantiationUtil.serializeObject(route);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static TableRoute fromBytes(byte[] bytes) {
    try {
      return InstantiationUtil.deserializeObject(bytes, TableRoute.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
