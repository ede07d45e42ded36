/** Fits checks to a table, runs them on both lanes and says what differs. */
package io.penumbra.sql.run;
