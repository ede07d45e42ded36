package io.penumbra.ops.flink;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A job that ends by itself, or fails, runs until it is cancelled, or does not start, as its
 * argument says.
 */
public final class TestingJob {
  private TestingJob() {}

  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment.setParallelism(1);
    String how = args[0];
    if (how.equals("refusing")) {
      throw new PenumbraException(ErrorCode.SOURCE_SETUP, "there is no slot", "make one");
    }
    if (how.equals("endless")) {
      environment.enableCheckpointing(100);
    }
    environment
        .fromSequence(1, how.equals("endless") ? Long.MAX_VALUE : 10)
        .map(number -> step(how, number))
        .sinkTo(new DiscardingSink<>());
    environment.executeAsync("testing " + how);
  }

  private static Long step(String how, Long number) throws InterruptedException {
    if (how.equals("failing")) {
      throw new IllegalStateException("row 7 can't be held");
    }
    if (how.equals("endless")) {
      Thread.sleep(1);
    }
    return number;
  }
}
