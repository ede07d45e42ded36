package io.penumbra.bench.validate;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** No comparison: what starting a cluster and a job costs, whatever they do. */
record FloorContender(String name) implements Contender {
  @Override
  public String run(Pair pair) throws Exception {
    StreamExecutionEnvironment env = Flinks.batch();
    try (CloseableIterator<Long> one = env.fromData(1L).executeAndCollect("floor")) {
      return one.next() + " row";
    }
  }
}
