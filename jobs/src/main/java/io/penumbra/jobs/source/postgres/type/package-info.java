/** What Postgres types are in Iceberg, and how their text becomes a value. */
package io.penumbra.jobs.source.postgres.type;
