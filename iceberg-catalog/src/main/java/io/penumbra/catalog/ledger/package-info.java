/** The ledger of a table's lanes, as it is kept in the table's own properties. */
package io.penumbra.catalog.ledger;
