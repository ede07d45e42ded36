package io.penumbra.jobs.mirror.commit;

import io.penumbra.jobs.mirror.commit.CommitState.TableState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The state's form in checkpoints. A new form gets a new version, and the old ones stay readable.
 */
final class CommitStateSerializer implements SimpleVersionedSerializer<CommitState> {
  private static final int VERSION = 2;

  /** Did not tell up to where barriers are held. */
  private static final int OLDER = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(CommitState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      StateOutput output = new StateOutput(out);
      out.writeLong(state.position());
      output.map(state.tables(), table -> table(table, output));
    }
    return bytes.toByteArray();
  }

  @Override
  public CommitState deserialize(int version, byte[] serialized) throws IOException {
    if (version < OLDER || version > VERSION) {
      throw new IOException("State of version " + version + " is not known, newest " + VERSION);
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized))) {
      StateInput input = new StateInput(in);
      return new CommitState(in.readLong(), input.map(() -> table(version, input)));
    }
  }

  private static void table(TableState table, StateOutput output) throws IOException {
    output.text(table.lineage());
    output.number(table.held().from());
    output.number(table.held().until());
    output.list(table.pending(), barrier -> barrier(barrier, output));
  }

  private static TableState table(int version, StateInput input) throws IOException {
    String lineage = input.text();
    long from = input.number();
    long until = version == OLDER ? Held.OPEN : input.number();
    return new TableState(lineage, new Held(from, until), input.list(() -> barrier(input)));
  }

  private static void barrier(PendingBarrier barrier, StateOutput output) throws IOException {
    output.number(barrier.checkpoint());
    output.number(barrier.position());
    output.list(barrier.epochs(), epoch -> epoch(epoch, output));
    output.list(List.copyOf(barrier.full()), output::text);
    output.map(barrier.detached(), output::text);
  }

  private static PendingBarrier barrier(StateInput input) throws IOException {
    return new PendingBarrier(
        input.number(),
        input.number(),
        input.list(() -> epoch(input)),
        Set.copyOf(input.list(input::text)),
        input.map(input::text));
  }

  private static void epoch(PendingEpoch epoch, StateOutput output) throws IOException {
    output.number(epoch.writerCheckpoint());
    output.number(epoch.truncated() ? 1 : 0);
    output.map(epoch.files(), output::files);
  }

  private static PendingEpoch epoch(StateInput input) throws IOException {
    return new PendingEpoch(input.number(), input.number() == 1, input.map(input::files));
  }
}
