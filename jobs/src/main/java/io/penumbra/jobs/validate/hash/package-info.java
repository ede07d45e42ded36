/** Compares lanes by digests of buckets of their rows, in a Flink batch job. */
package io.penumbra.jobs.validate.hash;
