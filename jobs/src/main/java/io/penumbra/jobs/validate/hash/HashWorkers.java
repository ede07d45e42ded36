package io.penumbra.jobs.validate.hash;

import java.util.List;
import java.util.function.Consumer;

/** Where groups of files are hashed. */
public sealed interface HashWorkers permits HashJob, HashThreads {
  /**
   * Hashes all groups.
   *
   * @param results takes {@link GroupDigests#bytes} of each group, in any order, in this thread
   * @throws Exception when a group can't be hashed; results of others may have been taken
   */
  void hash(List<FileGroup> groups, GroupHasher hasher, Consumer<byte[]> results) throws Exception;
}
