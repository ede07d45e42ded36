/** What every verb keeps to, on each catalog and each format version. */
package io.penumbra.catalog.contract;
