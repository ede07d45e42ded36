/**
 * Flink CDC's incremental Postgres source, made exact: values travel as text, no change is lost or
 * doubled between snapshot and stream or across restarts.
 */
package io.penumbra.jobs.source.postgres.cdc;
