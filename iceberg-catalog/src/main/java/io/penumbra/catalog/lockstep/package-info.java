/** All lanes of a table, one barrier after the other, in one metadata commit. */
package io.penumbra.catalog.lockstep;
