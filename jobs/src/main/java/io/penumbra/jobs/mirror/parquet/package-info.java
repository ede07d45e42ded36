/** Rows into Parquet files without an object for every value. */
package io.penumbra.jobs.mirror.parquet;
