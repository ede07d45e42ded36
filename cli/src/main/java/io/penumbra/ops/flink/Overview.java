package io.penumbra.ops.flink;

/**
 * A cluster at a glance.
 *
 * @param version as {@code 1.20.3}
 * @param slots task slots of all its task managers
 * @param freeSlots those that no job holds
 */
public record Overview(String version, int slots, int freeSlots) {}
