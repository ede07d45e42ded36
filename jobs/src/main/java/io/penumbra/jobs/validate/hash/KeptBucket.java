package io.penumbra.jobs.validate.hash;

import io.penumbra.digest.Digest;

/**
 * One slot of kept digests.
 *
 * @param nullKey whether a row in it has NULL in its key
 */
public record KeptBucket(int slot, Digest digest, boolean nullKey) {}
