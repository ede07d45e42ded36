/** Finds out, on a table of its own, whether a catalog and its storage do what Penumbra needs. */
package io.penumbra.catalog.probe;
