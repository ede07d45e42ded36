/** Finds out what the tables of a Postgres database look like. */
package io.penumbra.jobs.source.postgres.table;
