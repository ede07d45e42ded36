/** Catalogs, tables and streams for tests: real parts, with faults on demand. */
package io.penumbra.catalog.testing;
