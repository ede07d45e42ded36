/**
 * Changes of tables that are stopped: kept in files that checkpoints cover, and taken up again when
 * the table is resumed.
 */
package io.penumbra.jobs.mirror.park;
