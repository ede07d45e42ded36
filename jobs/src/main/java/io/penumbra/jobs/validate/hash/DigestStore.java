package io.penumbra.jobs.validate.hash;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Where digests of groups of files are kept beyond the run that computed them. */
public interface DigestStore {
  /** Keeps nothing. */
  DigestStore NONE =
      new DigestStore() {
        @Override
        public void find(Set<String> keys, Consumer<KeptDigests> found) {
          // There are none.
        }

        @Override
        public void add(List<KeptDigests> digests) {
          // They are not kept.
        }
      };

  /**
   * Hands on what is kept under some keys, in any order; under one key there may be several.
   *
   * @throws RuntimeException when it can't be read; what was handed on until then is good
   */
  void find(Set<String> keys, Consumer<KeptDigests> found);

  /**
   * @throws RuntimeException when they can't be kept
   */
  void add(List<KeptDigests> digests);
}
