package io.penumbra.jobs.mirror.write;

import org.apache.iceberg.StructLike;

/**
 * A data file of this epoch, as far as a delete of one of its rows has to know it.
 *
 * @param partition null where the lane has no partitions
 */
record DataFileTarget(String path, StructLike partition) {}
