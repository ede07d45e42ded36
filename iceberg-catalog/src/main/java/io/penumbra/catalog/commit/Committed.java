package io.penumbra.catalog.commit;

/**
 * A commit whose outcome is known.
 *
 * @param attempts how many times it was staged; 0 when there was nothing to commit
 */
public record Committed<R>(R value, int attempts) {}
