package io.penumbra.jobs.mirror;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The form of the feed's state. While it is armed it keeps each checkpoint open, every task having
 * got its barrier, until the test lets that checkpoint fail.
 */
public final class TestingDecline extends TypeSerializerSingleton<Integer> {
  private static final long serialVersionUID = 1L;
  private static final TestingDecline INSTANCE = new TestingDecline();
  private static final IntSerializer INTS = IntSerializer.INSTANCE;

  private static volatile Semaphore failures;

  private TestingDecline() {}

  static TestingDecline serializer() {
    return INSTANCE;
  }

  static void arm() {
    failures = new Semaphore(0);
  }

  /** Whether a checkpoint is kept open. */
  static boolean waits() {
    Semaphore armed = failures;
    return armed != null && armed.hasQueuedThreads();
  }

  /** Lets the checkpoint that is kept open fail; nothing happens when there is none. */
  static void fail() {
    if (waits()) {
      failures.release();
    }
  }

  /** Lets the checkpoint that is kept open, and all later ones, succeed. */
  static void disarm() {
    Semaphore armed = failures;
    failures = null;
    if (armed != null) {
      armed.release(Short.MAX_VALUE);
    }
  }

  @Override
  public void serialize(Integer value, DataOutputView target) throws IOException {
    Semaphore armed = failures;
    if (armed != null) {
      armed.acquireUninterruptibly();
      if (armed.equals(failures)) {
        throw new IOException("The test declines this checkpoint");
      }
    }
    INTS.serialize(value, target);
  }

  @Override
  public Integer deserialize(DataInputView source) throws IOException {
    return INTS.deserialize(source);
  }

  @Override
  public Integer deserialize(Integer reuse, DataInputView source) throws IOException {
    return INTS.deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    INTS.copy(source, target);
  }

  @Override
  public Integer copy(Integer from) {
    return from;
  }

  @Override
  public Integer copy(Integer from, Integer reuse) {
    return from;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Integer createInstance() {
    return 0;
  }

  @Override
  public int getLength() {
    return INTS.getLength();
  }

  @Override
  public TypeSerializerSnapshot<Integer> snapshotConfiguration() {
    return new SnapshotV1();
  }

  /** The only form. */
  public static final class SnapshotV1 extends SimpleTypeSerializerSnapshot<Integer> {
    public SnapshotV1() {
      super(TestingDecline::serializer);
    }
  }
}
