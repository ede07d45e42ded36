/** Reads the rows of data files, deletes applied, as encoded rows. */
package io.penumbra.jobs.validate.read;
