/** Fingerprints of rows that add up, so that order and grouping don't matter. */
package io.penumbra.digest;
