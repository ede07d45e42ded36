package io.penumbra.jobs.validate.read;

import io.penumbra.digest.RowHash;

/** Which rows are wanted, by the hash of their key; of the whole row where there is no key. */
@FunctionalInterface
public interface KeyFilter {
  KeyFilter ALL = key -> true;

  boolean wants(RowHash key);
}
