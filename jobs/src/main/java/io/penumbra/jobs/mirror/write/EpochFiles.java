package io.penumbra.jobs.mirror.write;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;

/**
 * What one writer made between two barriers that it took. It travels in Java's own form between two
 * operators of one run, and is in no state.
 *
 * @param checkpoint the barrier that ended the epoch, by the writer's own count
 * @param position highest source position among all changes that the writer has seen, -1 for none
 * @param tables those that changed in the epoch
 */
public record EpochFiles(int subtask, long checkpoint, long position, List<TableEpoch> tables)
    implements Serializable {
  public EpochFiles {
    tables = List.copyOf(tables);
  }

  byte[] toBytes() {
    try {
      return InstantiationUtil.serializeObject(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static EpochFiles fromBytes(byte[] bytes) {
    try {
      return InstantiationUtil.deserializeObject(bytes, EpochFiles.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
