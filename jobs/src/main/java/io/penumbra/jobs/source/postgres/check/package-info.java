/** What has to be true of a Postgres source; one precondition per class. */
package io.penumbra.jobs.source.postgres.check;
