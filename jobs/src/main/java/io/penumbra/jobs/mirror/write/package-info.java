/**
 * From changes to file sets: one key index per table, one writer per lane, one epoch per barrier.
 */
package io.penumbra.jobs.mirror.write;
