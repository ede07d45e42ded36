/** Reads Parquet files column by column, straight into the cells of encoded rows. */
package io.penumbra.jobs.validate.column;
