/** Postgres as a source: what it has, whether it is set up, and its changes. */
package io.penumbra.jobs.source.postgres;
