/** Lanes: the ways in which one table's changes are written, and the ledger of all of them. */
package io.penumbra.lane;
